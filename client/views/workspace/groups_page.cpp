// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/groups_page.hpp"

#include "client/kit/field.hpp"
#include "client/kit/label.hpp"

#include <QCheckBox>
#include <QListWidget>
#include <QVBoxLayout>

namespace pult::client {

namespace {
constexpr int kLongestName = 100;
constexpr int kMembersHeight = 160;
} // namespace

GroupsPage::GroupsPage(const kit::Theme& theme, QWidget* parent)
    : ItemsPage(theme, Order::fixed, parent), m_name(new kit::Field(theme, kit::Field::Kind::plain)),
      m_open(new QCheckBox(tr("Operators see each other's dialogs"))), m_members(new QListWidget),
      m_channelsWords(new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary)) {
    setAccessibleName(tr("Teams"));
    m_name->setTitle(tr("Name"));
    m_name->input()->setMaxLength(kLongestName);
    auto* heading = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    heading->setText(tr("People"));
    m_members->setAccessibleName(heading->text());
    m_members->setFont(theme.font(kit::TextStyle::body));
    m_members->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_members->setMinimumHeight(theme.px(kMembersHeight));
    m_open->setFont(theme.font(kit::TextStyle::body));
    auto* hint = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    hint->setText(
        tr("Otherwise operators see their own and those that nobody has. Seniors always see the whole team's. "
           "Only who has a dialog answers in it."));
    hint->setWordWrap(true);
    m_channelsWords->setWordWrap(true);
    form()->addWidget(m_name);
    form()->addWidget(heading);
    form()->addWidget(m_members);
    form()->addWidget(m_open);
    form()->addWidget(hint);
    form()->addWidget(m_channelsWords);
    connect(m_name->input(), &QLineEdit::textChanged, this, [this](const QString& text) {
        WorkspaceItem item = chosen();
        item.name = text.simplified();
        keep(item);
    });
    connect(m_open, &QCheckBox::toggled, this, [this](bool on) {
        WorkspaceItem item = chosen();
        item.open = on;
        keep(item);
    });
    connect(m_members, &QListWidget::itemChanged, this, &GroupsPage::keepMembers);
    finish();
}

void GroupsPage::setPeople(const QList<Person>& people) {
    m_people = people;
}

void GroupsPage::setChannels(const QList<std::pair<QString, QString>>& channels) {
    m_channels = channels;
}

/// Who isn't shown, because he no longer works here, stays as he is.
void GroupsPage::keepMembers() {
    WorkspaceItem item = chosen();
    for (int row = 0; row < m_members->count(); ++row) {
        const QString id = m_members->item(row)->data(Qt::UserRole).toString();
        const bool isIn = m_members->item(row)->checkState() == Qt::Checked;
        if (!isIn)
            item.values.removeAll(id);
        else if (!item.values.contains(id))
            item.values.append(id);
    }
    item.values.sort();
    keep(item);
}

QStringList GroupsPage::channelsOf(const QString& ref) const {
    QStringList names;
    for (const auto& [name, of] : m_channels)
        if (of == ref)
            names.append(name);
    return names;
}

/// In the rows that are there, so that the list stays where it was scrolled to.
void GroupsPage::showMembers(const QStringList& members) {
    const int wanted = static_cast<int>(m_people.size());
    while (m_members->count() > wanted)
        delete m_members->takeItem(m_members->count() - 1);
    while (m_members->count() < wanted)
        (new QListWidgetItem(m_members))->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    for (int row = 0; row < wanted; ++row) {
        QListWidgetItem* one = m_members->item(row);
        one->setText(m_people[row].name);
        one->setData(Qt::UserRole, m_people[row].id);
        one->setCheckState(members.contains(m_people[row].id) ? Qt::Checked : Qt::Unchecked);
    }
}

void GroupsPage::showItem(const WorkspaceItem* item) {
    const WorkspaceItem shown = item ? *item : WorkspaceItem{};
    m_removable = draft().items().size() > 1;
    if (m_name->text().simplified() != shown.name)
        m_name->input()->setText(shown.name);
    m_open->setChecked(shown.open);
    showMembers(shown.values);
    const QStringList channels = channelsOf(shown.ref);
    m_channelsWords->setText(channels.isEmpty()
                                 ? tr("No channel: its dialogs are those that colleagues pass on to the team.")
                                 : tr("Channels: %1").arg(channels.join(QStringLiteral(", "))));
}

QString GroupsPage::emptyWords() const {
    return tr("No team yet. A team has people, a queue of its own, and channels that fill it.");
}

QString GroupsPage::compared(const WorkspaceItem& theirs) const {
    QStringList people;
    for (const Person& person : m_people)
        if (theirs.values.contains(person.id))
            people.append(person.name);
    return QStringList{tr("Name: %1").arg(theirs.name), tr("People: %1").arg(people.join(QStringLiteral(", "))),
                       theirs.open ? tr("Operators see each other's dialogs") : tr("Operators see their own dialogs")}
        .join(u'\n');
}

void GroupsPage::focusName() {
    m_name->input()->setFocus();
}

} // namespace pult::client
