// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/find_bar.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/window_keys.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kMostTyped = 500;
} // namespace

FindBar::FindBar(const kit::Theme& theme, QWidget* parent)
    : kit::Paper(theme, Token::bgSurface, parent), m_theme(theme), m_lens(new kit::IconView(theme, 16)),
      m_field(new QLineEdit), m_words(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_next(kit::makeIconButton(theme, QStringLiteral("arrow-up"), nullptr, 16, 28)),
      m_previous(kit::makeIconButton(theme, QStringLiteral("arrow-down"), nullptr, 16, 28)),
      m_close(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 16, 28)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5);
    row->setSpacing(8);
    row->addWidget(m_lens);
    row->addWidget(m_field, 1);
    row->addWidget(m_words);
    row->addWidget(m_next);
    row->addWidget(m_previous);
    row->addWidget(m_close);
    setLines(Qt::BottomEdge);
    m_lens->setIcon(QStringLiteral("search"), Token::textSecondary);
    kit::letAnnounce(m_words);
    m_field->setFrame(false);
    m_field->setMaxLength(kMostTyped);
    m_field->installEventFilter(this);
    kit::leaveKeysToWindow(m_field);
    m_next->setAction(QStringLiteral("dialog.find-next"));
    m_previous->setAction(QStringLiteral("dialog.find-back"));
    m_close->setKey(QKeySequence(Qt::Key_Escape));
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) { emit typed(text.trimmed()); });
    connect(m_next, &Button::clicked, this, [this] { emit stepRequested(1); });
    connect(m_previous, &Button::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_close, &Button::clicked, this, &FindBar::close);
    connect(&theme, &kit::Theme::changed, this, &FindBar::restyle);
    retranslate();
    restyle();
    hide();
}

void FindBar::begin() {
    const bool opens = isHidden();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (opens && !text().isEmpty())
        emit typed(text());
}

void FindBar::close() {
    if (isHidden())
        return;
    hide();
    emit closed();
}

QString FindBar::text() const {
    return m_field->text().trimmed();
}

void FindBar::setTrouble(const QString& words) {
    m_trouble = words;
    showCount(0, 0);
    m_words->setToolTip(words);
}

void FindBar::setCount(int at, int count, bool offline) {
    m_trouble.clear();
    m_words->setToolTip({});
    m_offline = offline;
    showCount(at, count);
}

void FindBar::showCount(int at, int count) {
    m_at = at;
    m_count = count;
    const QString words = countWords();
    const bool news = words != m_words->text() && !words.isEmpty();
    m_words->setText(words);
    if (news)
        kit::announce(m_words, words);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
}

QString FindBar::countWords() const {
    if (m_field->text().trimmed().isEmpty() || m_count < 0)
        return {};
    if (!m_trouble.isEmpty())
        return m_trouble;
    if (m_count == 0)
        return m_offline ? tr("Nothing on this computer") : tr("Nothing found");
    const QString counter = tr("%1/%2", "which hit, of how many").arg(m_at).arg(m_count);
    return m_offline ? tr("%1 on this computer", "which hit of how many").arg(counter) : counter;
}

void FindBar::retranslate() {
    m_field->setPlaceholderText(tr("Find in this dialog"));
    m_field->setAccessibleName(tr("Find in this dialog"));
    m_next->setHint(tr("Next hit, older"));
    m_previous->setHint(tr("Previous hit, newer"));
    m_close->setHint(tr("Close the search"));
    m_words->setText(countWords());
}

void FindBar::restyle() {
    m_field->setFont(m_theme.font(TextStyle::body));
    m_field->setFixedHeight(m_theme.px(28));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
            emit stepRequested(press->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
    }
    return kit::Paper::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
