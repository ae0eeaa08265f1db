// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/items_page.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kListWidth = 240; ///< the hours of a day with a break stand whole
constexpr int kEdge = 16;
} // namespace

ItemsPage::ItemsPage(const kit::Theme& theme, Order order, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_list(new QListWidget), m_add(new Button(theme, Button::Look::quiet)),
      m_up(kit::makeIconButton(theme, QStringLiteral("arrow-up"), nullptr, 16, 28)),
      m_down(kit::makeIconButton(theme, QStringLiteral("arrow-down"), nullptr, 16, 28)),
      m_remove(kit::makeIconButton(theme, QStringLiteral("trash"), nullptr, 16, 28)), m_fields(new QWidget),
      m_form(new QVBoxLayout(m_fields)), m_nothing(new kit::Label(theme, TextStyle::body, Token::textSecondary)),
      m_clash(new QWidget), m_clashWords(new kit::Label(theme, TextStyle::small, Token::warningText)),
      m_takeTheirs(new Button(theme, Button::Look::outline)) {
    const bool orders = order == Order::free;
    m_list->setFixedWidth(theme.px(kListWidth));
    m_list->setFont(theme.font(TextStyle::body));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setDragDropMode(orders ? QAbstractItemView::InternalMove : QAbstractItemView::NoDragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->installEventFilter(this);
    m_up->setVisible(orders);
    m_down->setVisible(orders);
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setControlHeight(28);
    m_add->setPaddingAt100(8);
    m_nothing->setWordWrap(true);
    m_clashWords->setWordWrap(true);
    m_takeTheirs->setControlHeight(28);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(2);
    tools->addWidget(m_add);
    tools->addStretch();
    for (Button* tool : {m_up, m_down, m_remove})
        tools->addWidget(tool);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_list, 1);
    left->addLayout(tools);
    auto* clash = new QVBoxLayout(m_clash);
    clash->setContentsMargins(0, 0, 0, 0);
    clash->addWidget(m_clashWords);
    clash->addWidget(m_takeTheirs, 0, Qt::AlignLeft);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(8);
    auto* right = new QVBoxLayout;
    right->addWidget(m_nothing);
    right->addWidget(m_fields);
    right->addWidget(m_clash);
    right->addStretch();
    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    both->setSpacing(kEdge);
    both->addLayout(left);
    both->addLayout(right, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &ItemsPage::showChosen);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ItemsPage::onDropped);
    connect(m_add, &Button::clicked, this, &ItemsPage::add);
    connect(m_up, &Button::clicked, this, [this] { moveChosen(-1); });
    connect(m_down, &Button::clicked, this, [this] { moveChosen(1); });
    connect(m_remove, &Button::clicked, this, &ItemsPage::removeChosen);
    connect(m_takeTheirs, &Button::clicked, this, [this] {
        m_draft.takeTheirs(chosen().ref);
        refresh();
        emit edited();
    });
}

/// Once the page's own part is there.
void ItemsPage::finish() {
    m_list->setAccessibleName(accessibleName());
    m_add->setText(tr("Add"));
    m_up->setHint(tr("Further up, Ctrl+Up"));
    m_down->setHint(tr("Further down, Ctrl+Down"));
    m_remove->setHint(tr("Delete"));
    m_takeTheirs->setText(tr("Take theirs"));
    m_nothing->setText(emptyWords());
    refresh();
}

QWidget* ItemsPage::line(const QString& words, QWidget* control) const {
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new kit::Label(m_theme, TextStyle::small, Token::textSecondary);
    label->setText(words);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    row->addWidget(control);
    return whole;
}

QString ItemsPage::refAt(int row) const {
    return row >= 0 && row < m_list->count() ? m_list->item(row)->data(Qt::UserRole).toString() : QString();
}

QString ItemsPage::titleOf(const WorkspaceItem& item) const {
    const QString name = shownName(item);
    return name.isEmpty() ? tr("Without a name") : name;
}

WorkspaceItem ItemsPage::chosen() const {
    const QString ref = refAt(m_list->currentRow());
    for (const WorkspaceItem& item : m_draft.items())
        if (item.ref == ref)
            return item;
    return {};
}

void ItemsPage::fillList(const QString& choose) {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const WorkspaceItem& item : m_draft.items()) {
        auto* row = new QListWidgetItem(titleOf(item), m_list);
        row->setData(Qt::UserRole, item.ref);
        if (m_draft.theirs(item.ref))
            row->setIcon(m_theme.icon(QStringLiteral("alert-circle"), 16, Token::warningText));
        if (item.ref == choose)
            m_list->setCurrentItem(row);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void ItemsPage::refresh() {
    fillList(refAt(m_list->currentRow()));
    showChosen();
}

void ItemsPage::showChosen() {
    const WorkspaceItem item = chosen();
    const bool any = !item.ref.isEmpty();
    m_filling = true;
    showItem(any ? &item : nullptr);
    m_filling = false;
    m_fields->setVisible(any);
    m_nothing->setVisible(!any);
    const auto theirs = m_draft.theirs(item.ref);
    m_clash->setVisible(theirs.has_value());
    if (theirs)
        m_clashWords->setText(tr("Somebody else has changed it meanwhile. It says now:") + u'\n' + compared(*theirs));
    m_remove->setEnabled(any && mayRemove(item));
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(any && m_list->currentRow() < m_list->count() - 1);
}

void ItemsPage::keep(const WorkspaceItem& item) {
    if (m_filling || item.ref.isEmpty())
        return;
    m_draft.change(item);
    if (QListWidgetItem* row = m_list->currentItem())
        row->setText(titleOf(item));
    emit edited();
}

void ItemsPage::add() {
    fillList(m_draft.add(fresh()));
    showChosen();
    focusName();
    emit edited();
}

void ItemsPage::removeChosen() {
    if (!m_remove->isEnabled())
        return;
    const int row = m_list->currentRow();
    m_draft.remove(chosen().ref);
    fillList(refAt(row + 1).isEmpty() ? refAt(row - 1) : refAt(row + 1));
    showChosen();
    emit edited();
}

void ItemsPage::moveChosen(int by) {
    if (!m_up->isVisibleTo(this))
        return;
    const int row = m_list->currentRow();
    const QString ref = refAt(row);
    m_draft.move(row, row + by);
    fillList(ref);
    showChosen();
    emit edited();
}

/// The list's rows have moved by the mouse: the draft follows.
void ItemsPage::onDropped() {
    for (int row = 0; row < m_list->count(); ++row) {
        const auto& items = m_draft.items();
        const auto at =
            std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.ref == refAt(row); });
        if (at != items.end())
            m_draft.move(at - items.begin(), row);
    }
    showChosen();
    emit edited();
}

bool ItemsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool moves = press->modifiers().testFlag(Qt::ControlModifier) &&
                           (press->key() == Qt::Key_Up || press->key() == Qt::Key_Down);
        if (moves) {
            moveChosen(press->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (press->key() == Qt::Key_Delete) {
            removeChosen();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pult::client
