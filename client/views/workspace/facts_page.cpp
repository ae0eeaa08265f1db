// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/facts_page.hpp"

#include "client/kit/field.hpp"
#include "client/kit/label.hpp"
#include "client/views/workspace/lines_edit.hpp"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace pult::client {

namespace {

constexpr int kLongestKey = 60;

struct Asked {
    const char* key;
    const char* words;
    const char* hint; ///< nothing: it is there for texts
};
constexpr Asked kAsked[] = {
    {"name", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Name of the company"), nullptr},
    {"phone", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Telephone"), nullptr},
    {"site", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Site"), nullptr},
    {"address", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Address"), nullptr},
    {"hours", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Working hours"), nullptr},
    {"break_reasons", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Reasons for a break"),
     QT_TRANSLATE_NOOP("pult::client::FactsPage", "One a line. Operators choose from them when they are busy or on a "
                                                  "break.")},
    {"dictionary", QT_TRANSLATE_NOOP("pult::client::FactsPage", "Words of the company"),
     QT_TRANSLATE_NOOP("pult::client::FactsPage", "One a line. The spelling check of every desk takes them as right.")},
};

const Asked* askedAs(const QString& key) {
    for (const Asked& asked : kAsked)
        if (key == QLatin1String(asked.key))
            return &asked;
    return nullptr;
}

} // namespace

QStringList FactsPage::askedFor() {
    QStringList keys;
    for (const Asked& asked : kAsked)
        keys.append(QString::fromLatin1(asked.key));
    return keys;
}

FactsPage::FactsPage(const kit::Theme& theme, QWidget* parent)
    : ItemsPage(theme, Order::fixed, parent), m_key(new kit::Field(theme, kit::Field::Kind::plain)),
      m_value(makeLinesEdit(theme)), m_hint(new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary)) {
    setAccessibleName(tr("The company"));
    m_key->setTitle(tr("Name of the fact"));
    m_key->input()->setMaxLength(kLongestKey);
    auto* heading = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    heading->setText(tr("Value"));
    m_value->setAccessibleName(heading->text());
    m_hint->setWordWrap(true);
    form()->addWidget(m_key);
    form()->addWidget(heading);
    form()->addWidget(m_value);
    form()->addWidget(m_hint);
    connect(m_key->input(), &QLineEdit::textChanged, this, [this](const QString& text) {
        WorkspaceItem item = chosen();
        item.name = text.simplified();
        keep(item);
    });
    connect(m_value, &QPlainTextEdit::textChanged, this, [this] {
        WorkspaceItem item = chosen();
        item.text = m_value->toPlainText().trimmed();
        keep(item);
    });
    finish();
}

void FactsPage::showItem(const WorkspaceItem* item) {
    const WorkspaceItem shown = item ? *item : WorkspaceItem{};
    const Asked* asked = askedAs(shown.name);
    m_key->setVisible(!asked);
    m_key->input()->setEnabled(shown.isNew()); // texts name it
    if (m_key->text().simplified() != shown.name)
        m_key->input()->setText(shown.name);
    if (m_value->toPlainText().trimmed() != shown.text)
        m_value->setPlainText(shown.text);
    const QString variable = QString(shown.name).replace(u' ', u'_');
    m_hint->setText(asked && asked->hint ? tr(asked->hint)
                                         : tr("In prepared texts: {company.%1}", "a variable").arg(variable));
    m_hint->setVisible(!shown.name.isEmpty());
}

QString FactsPage::shownName(const WorkspaceItem& item) const {
    const Asked* asked = askedAs(item.name);
    return asked ? tr(asked->words) : item.name;
}

bool FactsPage::mayRemove(const WorkspaceItem& item) const {
    return !askedAs(item.name);
}

QString FactsPage::compared(const WorkspaceItem& theirs) const {
    return theirs.text.isEmpty() ? tr("nothing", "what stands there now") : theirs.text;
}

void FactsPage::focusName() {
    m_key->input()->setFocus();
}

} // namespace pult::client
