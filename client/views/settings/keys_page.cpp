// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/keys_page.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"

#include <QKeyEvent>
#include <QLineEdit>

#include "client/kit/latin_keys.hpp"

namespace pult::client {

KeysPage::KeysPage(const kit::Theme& theme)
    : SettingsPage(theme), m_find(new QLineEdit), m_list(new QVBoxLayout),
      m_allUsual(new kit::Button(theme, kit::Button::Look::outline)),
      m_save(new kit::Button(theme, kit::Button::Look::outline)),
      m_load(new kit::Button(theme, kit::Button::Look::outline)) {
    m_heading = addHeading();
    m_find->setMinimumHeight(theme.px(32));
    lines()->addWidget(m_find);
    m_list->setSpacing(2);
    lines()->addLayout(m_list);
    m_trouble = addWords(kit::Token::dangerText);
    kit::letAnnounce(m_trouble);
    m_trouble->hide();
    m_allUsual->setControlHeight(28);
    m_save->setControlHeight(28);
    m_load->setControlHeight(28);
    m_outcome = addWords(kit::Token::textSecondary);
    m_outcome->hide();
    for (kit::Button* button : {m_save, m_load, m_allUsual})
        lines()->addWidget(button, 0, Qt::AlignLeft);
    lines()->addStretch();
    connect(m_find, &QLineEdit::textChanged, this, &KeysPage::showFound);
    connect(m_allUsual, &kit::Button::clicked, this, &KeysPage::allUsualRequested);
    connect(m_save, &kit::Button::clicked, this, &KeysPage::saveRequested);
    connect(m_load, &kit::Button::clicked, this, &KeysPage::loadRequested);
    retranslate();
}

void KeysPage::retranslate() {
    m_heading->setText(tr("KEYS"));
    m_find->setPlaceholderText(tr("Find an action or a key"));
    m_find->setAccessibleName(tr("Find an action or a key"));
    m_allUsual->setText(tr("All keys as they were"));
    m_save->setText(tr("Save the keys to a file…"));
    m_load->setText(tr("Take the keys from a file…"));
    for (const ActionRow& action : m_actions)
        showAction(action);
}

void KeysPage::setActions(const QList<ActionRow>& actions) {
    m_actions = actions;
    for (const ActionRow& action : actions) {
        if (!m_lines.contains(action.id))
            addAction(action);
        showAction(action);
    }
    orderTabs();
    showFound();
}

void KeysPage::showAll() {
    m_find->clear();
}

/// The lines have come after the buttons that stand under them.
void KeysPage::orderTabs() {
    QWidget* before = m_find;
    if (!m_actions.isEmpty())
        before = m_lines[m_actions.last().id].usual;
    for (kit::Button* button : {m_save, m_load, m_allUsual}) {
        QWidget::setTabOrder(before, button);
        before = button;
    }
}

void KeysPage::showOutcome(const QString& words, bool good) {
    m_outcome->setColour(good ? kit::Token::textSecondary : kit::Token::dangerText);
    m_outcome->setText(words);
    m_outcome->show();
}

void KeysPage::addAction(const ActionRow& action) {
    Line line{new QWidget, new kit::Label(m_theme, kit::TextStyle::body),
              new kit::Button(m_theme, kit::Button::Look::outline),
              kit::makeIconButton(m_theme, QStringLiteral("refresh"), nullptr, 16, 28)};
    line.words->setWordWrap(true);
    line.key->setControlHeight(28);
    auto* row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line.words, 1);
    row->addWidget(line.usual);
    row->addWidget(line.key);
    m_list->addWidget(line.whole);
    m_lines[action.id] = line;
    QWidget::setTabOrder(line.key, line.usual);
    line.key->installEventFilter(this);
    connect(line.key, &kit::Button::clicked, this, [this, id = action.id] {
        if (m_listening == id)
            stopListening();
        else
            listen(id);
    });
    connect(line.usual, &kit::Button::clicked, this, [this, id = action.id] { takeUsual(id); });
}

void KeysPage::showAction(const ActionRow& action) {
    const Line& line = m_lines[action.id];
    line.words->setText(action.words);
    const QString key = action.key.isEmpty() ? tr("None", "key") : kit::keyWords(QKeySequence(action.key));
    line.key->setText(m_listening == action.id ? tr("Press a key…") : key);
    line.key->setAccessibleName(tr("%1: %2. Change the key", "action, key").arg(action.words, key));
    line.key->setEnabled(!action.fixed);
    line.usual->setHint(tr("As it was: %1", "key").arg(kit::keyWords(QKeySequence(action.usualKey))));
    line.usual->setVisible(action.key != action.usualKey);
}

void KeysPage::showFound() {
    const QString wanted = m_find->text().simplified();
    for (const ActionRow& action : m_actions) {
        const bool fits = action.words.contains(wanted, Qt::CaseInsensitive) ||
                          action.english.contains(wanted, Qt::CaseInsensitive) ||
                          action.key.contains(wanted, Qt::CaseInsensitive);
        m_lines[action.id].whole->setVisible(wanted.isEmpty() || fits);
    }
}

void KeysPage::listen(const QString& id) {
    stopListening();
    m_listening = id;
    m_lines[id].key->setFocus(Qt::OtherFocusReason);
    for (const ActionRow& action : m_actions)
        if (action.id == id)
            showAction(action);
}

void KeysPage::stopListening() {
    const QString before = std::exchange(m_listening, {});
    m_trouble->hide();
    for (const ActionRow& action : m_actions)
        if (action.id == before)
            showAction(action);
}

bool KeysPage::eventFilter(QObject* watched, QEvent* event) {
    if (m_listening.isEmpty() || watched != m_lines[m_listening].key)
        return SettingsPage::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // whatever the window would do with it
        return true;
    }
    if (event->type() == QEvent::FocusOut) {
        stopListening();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    switch (press->key()) {
    case Qt::Key_Escape:
        stopListening();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        take({});
        return true;
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_Meta:
    case Qt::Key_AltGr:
        return true; // the key itself is still to come
    default:
        break;
    }
    take(kit::latinKeys(*press).toString(QKeySequence::PortableText));
    return true;
}

void KeysPage::take(const QString& key) {
    const KeyVerdict verdict = judgeKey(m_actions, m_listening, key);
    const QString words = kit::keyWords(QKeySequence(key));
    switch (verdict.trouble) {
    case KeyTrouble::none: {
        const QString id = m_listening;
        stopListening();
        emit keyChosen(id, key);
        return;
    }
    case KeyTrouble::taken:
        return showTrouble(m_listening, takenWords(key, verdict.by));
    case KeyTrouble::bare:
        return showTrouble(m_listening, tr("%1 is needed for writing and for menus: add Ctrl", "key").arg(words));
    case KeyTrouble::reserved:
        return showTrouble(m_listening, tr("%1 belongs to the desktop or to every text field", "key").arg(words));
    }
}

/// Another action may have got it meanwhile.
void KeysPage::takeUsual(const QString& id) {
    stopListening();
    for (const ActionRow& action : m_actions) {
        if (action.id != id)
            continue;
        const KeyVerdict verdict = judgeKey(m_actions, id, action.usualKey);
        if (verdict.trouble == KeyTrouble::taken)
            return showTrouble(id, takenWords(action.usualKey, verdict.by));
    }
    emit usualRequested(id);
}

QString KeysPage::takenWords(const QString& key, const QString& by) const {
    return tr("%1 is taken: %2", "key, action").arg(kit::keyWords(QKeySequence(key)), by);
}

/// Right below what it is about: the list is long.
void KeysPage::showTrouble(const QString& id, const QString& words) {
    m_trouble->setText(words);
    m_list->removeWidget(m_trouble);
    m_list->insertWidget(m_list->indexOf(m_lines[id].whole) + 1, m_trouble);
    m_trouble->show();
    kit::announce(m_trouble, words);
}

} // namespace pult::client
