// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/search_pane.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/window_keys.hpp"
#include "client/views/list/search_list.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kMostTyped = 500;
} // namespace

SearchPane::SearchPane(const kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_box(new kit::Paper(theme, Token::bgSurface)),
      m_lens(new kit::IconView(theme, 16)), m_field(new QLineEdit),
      m_key(new kit::Label(theme, TextStyle::caption, Token::textMuted)),
      m_clear(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 16, 24)), m_below(new QWidget),
      m_remarkIcon(new kit::IconView(theme, 16)),
      m_remark(new kit::Label(theme, TextStyle::small, Token::textSecondary)), m_remarkRow(new QWidget),
      m_emptyIcon(new kit::IconView(theme, 24)), m_empty(new kit::Label(theme, TextStyle::body, Token::textSecondary)),
      m_emptyPlace(new QWidget), m_list(new SearchList(theme, std::move(now))) {
    build();
    m_field->installEventFilter(this);
    kit::leaveKeysToWindow(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPane::onTyped);
    connect(m_clear, &Button::clicked, this, [this] {
        m_field->clear();
        m_field->setFocus();
    });
    connect(m_list, &SearchList::chosen, this, &SearchPane::chosen);
    connect(&theme, &kit::Theme::changed, this, &SearchPane::restyle);
    retranslate();
    restyle();
    showState();
}

void SearchPane::build() {
    auto* box = new QHBoxLayout(m_box);
    box->setContentsMargins(12, 6, 12, 6);
    box->setSpacing(8);
    box->addWidget(m_lens);
    box->addWidget(m_field, 1);
    box->addWidget(m_key);
    box->addWidget(m_clear);
    m_box->setLines(Qt::BottomEdge);
    m_lens->setIcon(QStringLiteral("search"), Token::textSecondary);
    m_field->setFrame(false);
    m_field->setMaxLength(kMostTyped);

    auto* remark = new QHBoxLayout(m_remarkRow);
    remark->setContentsMargins(12, 6, 12, 6);
    remark->setSpacing(8);
    remark->addWidget(m_remarkIcon, 0, Qt::AlignTop);
    remark->addWidget(m_remark, 1);
    m_remark->setWordWrap(true);

    auto* empty = new QVBoxLayout(m_emptyPlace);
    empty->setContentsMargins(24, 32, 24, 24);
    empty->setSpacing(12);
    empty->addStretch(1);
    empty->addWidget(m_emptyIcon, 0, Qt::AlignHCenter);
    empty->addWidget(m_empty);
    empty->addStretch(2);
    kit::letAnnounce(m_empty);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter);

    auto* below = new QVBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_remarkRow);
    below->addWidget(m_emptyPlace, 1);
    below->addWidget(m_list, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_box);
    column->addWidget(m_below, 1);
}

void SearchPane::retranslate() {
    m_field->setPlaceholderText(tr("Search"));
    m_field->setAccessibleName(tr("Search everywhere"));
    m_field->setToolTip(m_keyWords.isEmpty()
                            ? tr("Search clients, messages, notes and templates")
                            : tr("Search clients, messages, notes and templates (%1)").arg(m_keyWords));
    m_clear->setHint(tr("Clear the search"));
    m_list->setAccessibleName(tr("Found"));
    showState();
}

void SearchPane::restyle() {
    m_field->setFont(m_theme.font(TextStyle::body));
    m_field->setFixedHeight(m_theme.px(28));
}

void SearchPane::setKey(const QKeySequence& key) {
    m_keyWords = kit::keyWords(key);
    m_key->setText(m_keyWords);
    retranslate();
}

void SearchPane::setView(const SearchView& view) {
    m_view = view;
    m_list->setRows(view.rows);
    showState();
}

void SearchPane::showState() {
    const bool active = isActive();
    m_key->setVisible(m_field->text().isEmpty());
    m_clear->setVisible(!m_field->text().isEmpty());
    m_below->setVisible(active);
    const bool found = m_view.state == SearchState::found;
    m_list->setVisible(found);
    m_emptyPlace->setVisible(!found);
    m_remarkRow->setVisible(found && !m_view.remark.isEmpty());
    m_remarkIcon->setIcon(m_view.offline ? QStringLiteral("wifi-off") : QStringLiteral("info-circle"),
                          Token::textSecondary);
    m_remark->setText(m_view.remark);
    const bool failed = m_view.state == SearchState::failed;
    m_emptyIcon->setIcon(failed           ? QStringLiteral("alert-circle")
                         : m_view.offline ? QStringLiteral("wifi-off")
                                          : QStringLiteral("search"),
                         failed ? Token::warningText : Token::textMuted);
    const bool searches = m_view.state == SearchState::searching || m_view.state == SearchState::idle;
    if (found) {
        m_empty->hide();
    } else if (searches) {
        m_empty->setText(tr("Searching…")); // announced it would be heard after each letter
        m_empty->setAccessibleName(m_empty->text());
        m_empty->show();
    } else if (active) {
        kit::showAnnounced(m_empty, m_view.remark);
    }
    if (std::exchange(m_wasActive, active) != active)
        emit activeChanged(active);
}

bool SearchPane::isActive() const {
    return !m_field->text().trimmed().isEmpty();
}

void SearchPane::begin() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchPane::leave() {
    m_field->clear();
    emit left();
}

void SearchPane::onTyped(const QString& text) {
    emit typed(text);
    showState();
}

void SearchPane::chooseCurrent() {
    if (const SearchRow* row = m_list->isVisible() ? m_list->current() : nullptr) {
        const SearchRow chosenRow = *row;
        emit chosen(chosenRow);
    }
}

bool SearchPane::onKey(int key) {
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return m_list->onKey(key);
    chooseCurrent();
    return true;
}

bool SearchPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (press->modifiers().testFlag(Qt::KeypadModifier) || press->modifiers() == Qt::NoModifier)
            return onKey(press->key());
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pult::client
