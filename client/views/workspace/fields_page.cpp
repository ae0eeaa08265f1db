// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/fields_page.hpp"

#include "client/kit/choice_button.hpp"
#include "client/kit/field.hpp"
#include "client/kit/label.hpp"
#include "client/views/workspace/lines_edit.hpp"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pult::client {

namespace {

constexpr int kLongestName = 100;

struct Kind {
    const char* name;
    const char* words;
};
constexpr Kind kKinds[] = {
    {"text", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "Text")},
    {"number", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "Number")},
    {"date", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "Date")},
    {"choice", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "One of several values")},
    {"flag", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "Yes or no")},
    {"link", QT_TRANSLATE_NOOP("pult::client::FieldsPage", "Link")},
};

} // namespace

FieldsPage::FieldsPage(const kit::Theme& theme, QWidget* parent)
    : ItemsPage(theme, Order::free, parent), m_name(new kit::Field(theme, kit::Field::Kind::plain)),
      m_kind(new kit::ChoiceButton(theme)), m_choicesLine(new QWidget), m_choices(makeLinesEdit(theme)),
      m_personal(new QCheckBox(tr("Personal"))), m_required(new QCheckBox(tr("Needed before a dialog is closed"))) {
    setAccessibleName(tr("Fields of the card"));
    m_name->setTitle(tr("Name"));
    m_name->input()->setMaxLength(kLongestName);
    QStringList kinds;
    for (const Kind& kind : kKinds)
        kinds.append(tr(kind.words));
    m_kind->setChoices(tr("Kind"), kinds);
    auto* heading = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    heading->setText(tr("Values, one a line"));
    m_choices->setAccessibleName(heading->text());
    m_personal->setFont(theme.font(kit::TextStyle::body));
    m_required->setFont(theme.font(kit::TextStyle::body));
    auto* choices = new QVBoxLayout(m_choicesLine);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->addWidget(heading);
    choices->addWidget(m_choices);
    form()->addWidget(m_name);
    form()->addWidget(line(tr("Kind"), m_kind));
    form()->addWidget(m_choicesLine);
    form()->addWidget(m_personal);
    auto* hint = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    hint->setText(tr("Shown in part to operators who may not see contacts"));
    hint->setWordWrap(true);
    form()->addWidget(hint);
    form()->addWidget(m_required);
    connect(m_name->input(), &QLineEdit::textChanged, this, [this](const QString& text) {
        WorkspaceItem item = chosen();
        item.name = text.simplified();
        keep(item);
    });
    connect(m_kind, &kit::ChoiceButton::chosen, this, [this](int choice) {
        WorkspaceItem item = chosen();
        item.kind = QString::fromLatin1(kKinds[choice].name);
        m_choicesLine->setVisible(item.kind == u"choice");
        keep(item);
    });
    connect(m_choices, &QPlainTextEdit::textChanged, this, [this] {
        WorkspaceItem item = chosen();
        item.values = linesIn(*m_choices);
        keep(item);
    });
    connect(m_personal, &QCheckBox::toggled, this, [this](bool on) {
        WorkspaceItem item = chosen();
        item.personal = on;
        keep(item);
    });
    connect(m_required, &QCheckBox::toggled, this, [this](bool on) {
        WorkspaceItem item = chosen();
        item.required = on;
        keep(item);
    });
    finish();
}

WorkspaceItem FieldsPage::fresh() const {
    return {.kind = QStringLiteral("text")};
}

void FieldsPage::showItem(const WorkspaceItem* item) {
    const WorkspaceItem shown = item ? *item : fresh();
    if (m_name->text().simplified() != shown.name)
        m_name->input()->setText(shown.name);
    int number = 0;
    for (const Kind& kind : kKinds) {
        if (shown.kind == QLatin1String(kind.name))
            m_kind->setChosen(number);
        ++number;
    }
    m_choicesLine->setVisible(shown.kind == u"choice");
    if (linesIn(*m_choices) != shown.values)
        m_choices->setPlainText(shown.values.join(u'\n'));
    m_personal->setChecked(shown.personal);
    m_required->setChecked(shown.required);
}

QString FieldsPage::emptyWords() const {
    return tr("No field yet. Fields stand in every client's card: a city, a date of arrival, a contract.");
}

QString FieldsPage::kindName(const QString& kind) const {
    for (const Kind& each : kKinds)
        if (kind == QLatin1String(each.name))
            return tr(each.words);
    return kind;
}

QString FieldsPage::compared(const WorkspaceItem& theirs) const {
    QStringList words{tr("Name: %1").arg(theirs.name), tr("Kind: %1").arg(kindName(theirs.kind))};
    if (!theirs.values.isEmpty())
        words.append(tr("Values: %1").arg(theirs.values.join(QStringLiteral(", "))));
    words.append(theirs.personal ? tr("Personal") : tr("Not personal"));
    words.append(theirs.required ? tr("Needed before a dialog is closed") : tr("Not needed"));
    return words.join(u'\n');
}

void FieldsPage::focusName() {
    m_name->input()->setFocus();
}

} // namespace pult::client
