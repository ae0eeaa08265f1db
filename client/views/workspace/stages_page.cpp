// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/stages_page.hpp"

#include "client/kit/choice_button.hpp"
#include "client/kit/field.hpp"
#include "client/kit/label.hpp"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kLongestName = 100;

struct Status {
    const char* name;
    const char* words;
};
constexpr Status kStatuses[] = {
    {"queued", QT_TRANSLATE_NOOP("pult::client::StagesPage", "In the queue")},
    {"active", QT_TRANSLATE_NOOP("pult::client::StagesPage", "In progress")},
    {"waiting", QT_TRANSLATE_NOOP("pult::client::StagesPage", "Waiting for client")},
    {"snoozed", QT_TRANSLATE_NOOP("pult::client::StagesPage", "Snoozed")},
    {"closed", QT_TRANSLATE_NOOP("pult::client::StagesPage", "Closed")},
};

} // namespace

StagesPage::StagesPage(const kit::Theme& theme, QWidget* parent)
    : ItemsPage(theme, Order::free, parent), m_name(new kit::Field(theme, kit::Field::Kind::plain)),
      m_group(new kit::ChoiceButton(theme)) {
    setAccessibleName(tr("Stages"));
    m_name->setTitle(tr("Name"));
    m_name->input()->setMaxLength(kLongestName);
    form()->addWidget(m_name);
    form()->addWidget(line(tr("Team"), m_group));
    auto* heading = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    heading->setText(tr("May be set while the dialog is"));
    form()->addWidget(heading);
    for (const Status& status : kStatuses) {
        auto* box = new QCheckBox(tr(status.words));
        box->setFont(theme.font(kit::TextStyle::body));
        form()->addWidget(box);
        m_statuses.append({QString::fromLatin1(status.name), box});
        connect(box, &QCheckBox::toggled, this, &StagesPage::keepStatuses);
    }
    connect(m_name->input(), &QLineEdit::textChanged, this, [this](const QString& text) {
        WorkspaceItem item = chosen();
        item.name = text.simplified();
        keep(item);
    });
    connect(m_group, &kit::ChoiceButton::chosen, this, [this](int choice) {
        WorkspaceItem item = chosen();
        item.groupId = choice == 0 ? 0 : m_groups.value(choice - 1).first;
        keep(item);
    });
    finish();
}

void StagesPage::setGroups(const QList<std::pair<std::int64_t, QString>>& groups) {
    m_groups = groups;
    showGroups(chosen().groupId);
}

void StagesPage::showGroups(std::int64_t wanted) {
    QStringList names{tr("All teams")};
    m_group->setChosen(0);
    for (const auto& [id, name] : std::as_const(m_groups)) {
        names.append(name);
        if (id == wanted)
            m_group->setChosen(static_cast<int>(names.size()) - 1);
    }
    m_group->setChoices(tr("Team"), names);
}

/// None is as good as all of them: the stage may be set at any time.
void StagesPage::keepStatuses() {
    WorkspaceItem item = chosen();
    item.values.clear();
    for (const auto& [name, box] : std::as_const(m_statuses))
        if (box->isChecked())
            item.values.append(name);
    if (item.values.size() == m_statuses.size())
        item.values.clear();
    keep(item);
}

void StagesPage::showItem(const WorkspaceItem* item) {
    const WorkspaceItem shown = item ? *item : WorkspaceItem{};
    if (m_name->text().simplified() != shown.name)
        m_name->input()->setText(shown.name);
    showGroups(shown.groupId);
    for (const auto& [name, box] : std::as_const(m_statuses))
        box->setChecked(shown.values.isEmpty() || shown.values.contains(name));
}

QString StagesPage::emptyWords() const {
    return tr("No stage yet. Stages say in your own words how far a dialog is: “looking”, “waiting for the venue”, "
              "“booked”.");
}

QString StagesPage::groupName(std::int64_t id) const {
    const auto found =
        std::find_if(m_groups.begin(), m_groups.end(), [id](const auto& each) { return each.first == id; });
    return found == m_groups.end() ? tr("All teams") : found->second;
}

QString StagesPage::compared(const WorkspaceItem& theirs) const {
    QStringList statuses;
    for (const auto& [name, box] : m_statuses)
        if (theirs.values.isEmpty() || theirs.values.contains(name))
            statuses.append(box->text().toLower());
    return QStringList{tr("Name: %1").arg(theirs.name), tr("Team: %1").arg(groupName(theirs.groupId)),
                       tr("May be set while the dialog is: %1").arg(statuses.join(QStringLiteral(", ")))}
        .join(u'\n');
}

void StagesPage::focusName() {
    m_name->input()->setFocus();
}

} // namespace pult::client
