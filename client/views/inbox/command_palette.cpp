// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/command_palette.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/label.hpp"
#include "client/kit/latin_keys.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/views/parts/command_list.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 480;
constexpr int kField = 40;
constexpr int kRow = 40;
constexpr int kFromTop = 64;
/// More of one kind would push the others out of sight.
constexpr int kMostOfAGroup = 8;

} // namespace

CommandPalette::CommandPalette(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_panel(new QWidget(this)), m_lens(new kit::IconView(theme, 20)),
      m_field(new QLineEdit), m_as(new kit::Label(theme, TextStyle::small, Token::infoText)),
      m_list(new CommandList(theme, kMostOfAGroup)), m_hint(new kit::Label(theme, TextStyle::small, Token::textMuted)),
      m_count(new kit::Label(theme, TextStyle::small, Token::textMuted)) {
    m_lens->setIcon(QStringLiteral("search"), Token::textSecondary);
    m_field->setFrame(false);
    m_field->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_lens);
    head->addWidget(m_field, 1);
    head->addWidget(m_as);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_count);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    m_list->list()->setRowHeightAt100(kRow);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &CommandList::clicked, this, &CommandPalette::take);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open(QList<Command> commands) {
    if (isVisible())
        return leave(); // the same key closes it
    m_list->setCommands(std::move(commands));
    setAccessibleName(tr("Commands"));
    m_field->setAccessibleName(tr("Find a command"));
    m_list->list()->setAccessibleName(tr("Commands"));
    m_field->setPlaceholderText(tr("What to do, where to go, whom to open"));
    m_hint->setText(tr("↑ ↓ choose · Enter: do it · Esc: close"));
    m_field->setFont(m_theme.font(TextStyle::title));
    m_field->setMinimumHeight(m_theme.px(kField));
    m_field->clear();
    m_before = window()->focusWidget();
    place();
    search();
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::place() {
    setGeometry(parentWidget()->rect());
    const int wide = std::min(m_theme.px(kWidth), width() - 32);
    const int high = std::min(m_theme.px(kHeight), height() - 2 * kFromTop);
    m_panel->setGeometry((width() - wide) / 2, kFromTop, wide, high);
}

void CommandPalette::search() {
    const auto found = m_list->find(m_field->text(), tr("Nothing is called “%1”").arg(m_field->text()));
    m_as->setVisible(!found.as.isEmpty());
    m_as->setText(tr("searched for “%1”").arg(found.as));
    m_count->setText(tr("%1 of %2").arg(found.rows.size()).arg(m_list->count()));
}

void CommandPalette::take() {
    const Command* current = m_list->current();
    if (!current || !current->whyNot.isEmpty())
        return; // its line says why
    const Command command = *current;
    leave();
    emit chosen(command);
}

void CommandPalette::leave() {
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // The window's keys wait until the palette is away, but for its own and the one for help.
        if (!m_keys.contains(kit::latinKeys(*static_cast<QKeyEvent*>(event))))
            event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nothing else in it
    default:
        return m_list->list()->onKey(static_cast<QKeyEvent*>(event)->key());
    }
}

void CommandPalette::mousePressEvent(QMouseEvent* event) {
    if (!m_panel->geometry().contains(event->pos()))
        leave();
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgSurface));
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace pult::client
