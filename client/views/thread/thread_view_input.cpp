// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, keyboard and clipboard of the thread.
#include "client/views/thread/thread_view.hpp"

#include "client/kit/links.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/words/content_words.hpp"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>
#include <QToolTip>

namespace pult::client {

ThreadView::Hit ThreadView::hitAt(QPoint viewportPoint) const {
    const int y = viewportPoint.y() - originY();
    if (m_geometry.count() == 0 || y < 0 || y >= m_geometry.total())
        return {};
    const int row = m_geometry.rowAt(y);
    return {row, QPoint(viewportPoint.x(), y - m_geometry.top(row))};
}

int ThreadView::rowAtPoint(QPoint viewportPoint) const {
    return hitAt(viewportPoint).row;
}

ThreadCaret ThreadView::caretAt(QPoint viewportPoint) const {
    if (m_geometry.count() == 0)
        return {};
    const int y = viewportPoint.y() - originY();
    const int row = m_geometry.rowAt(y);
    const auto& layout = m_cells[static_cast<std::size_t>(row)].layout;
    if (!layout || !layout->text)
        return {row, 0};
    return {row, layout->text->positionAt(QPoint(viewportPoint.x(), y - m_geometry.top(row)) - layout->textAt)};
}

void ThreadView::focusInEvent(QFocusEvent* event) {
    m_wantsRing = kit::wantsPaneRing(event->reason(), m_wantsRing);
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    // As the list of dialogs does it.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (hasFocus() && m_current >= 0)
                announceCurrent();
        },
        Qt::QueuedConnection);
}

void ThreadView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ThreadView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_wantsRing = false;
    m_pressed = true;
    m_dragged = false;
    m_pressedAt = event->position().toPoint();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && !m_selection.isEmpty())
        m_selection.extend(caretAt(m_pressedAt));
    else
        m_selection.start(caretAt(m_pressedAt));
    viewport()->update();
}

void ThreadView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (!m_pressed) {
        updateCursor(at);
        return;
    }
    if (!m_dragged && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    m_selection.extend(caretAt(at));
    if (at.y() < 0 || at.y() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                      (at.y() < 0 ? at.y() : at.y() - viewport()->height()));
    viewport()->update();
}

void ThreadView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed = false;
    if (!m_dragged && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_selection.clear();
        activate(hitAt(event->position().toPoint()));
        viewport()->update();
    } else if (!m_selection.isEmpty() && QApplication::clipboard()->supportsSelection()) {
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
    }
}

void ThreadView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Hit hit = hitAt(event->position().toPoint());
    if (hit.row < 0 || !m_cells[static_cast<std::size_t>(hit.row)].layout->text)
        return;
    const QString& text = m_cells[static_cast<std::size_t>(hit.row)].layout->text->text();
    const int at = caretAt(event->position().toPoint()).position;
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(at);
    const qsizetype start = words.isAtBoundary() ? at : std::max<qsizetype>(words.toPreviousBoundary(), 0);
    words.setPosition(at);
    const qsizetype end = words.toNextBoundary();
    m_selection.start({hit.row, static_cast<int>(start)});
    m_selection.extend({hit.row, static_cast<int>(end < 0 ? text.size() : end)});
    // The release that follows must not be taken for a click on the word.
    m_pressed = m_dragged = true;
    viewport()->update();
}

void ThreadView::activate(const Hit& hit) {
    if (hit.row < 0)
        return;
    const auto layout = m_cells[static_cast<std::size_t>(hit.row)].layout;
    const MessageRow& hitMessage = message(hit.row);
    if (const ActionSpan* action = layout->actionAt(hit.inStrip)) {
        perform(action->action, hit.row);
    } else if (const AttachmentSpan* attachment = layout->attachmentAt(hit.inStrip)) {
        const AttachmentRow& pressed = hitMessage.attachments[attachment->number];
        if (attachment->look == AttachmentSpan::Look::voice)
            pressVoice(pressed, attachment->rect, hit.inStrip);
        else
            openAttachment(pressed);
    } else if (const auto link = layout->linkAt(hit.inStrip)) {
        kit::openLink(*link);
    } else if (layout->edited.contains(hit.inStrip)) {
        showHistory(hit.row);
    } else if (layout->quote.contains(hit.inStrip) && hitMessage.replyTo.id != 0) {
        const std::int64_t quoted = hitMessage.replyTo.id;
        if (!scrollToMessage(quoted))
            emit distantMessageRequested(quoted);
    } else if (hitMessage.leadsTo != 0 && layout->bubble.contains(hit.inStrip)) {
        emit dialogRequested(hitMessage.leadsTo);
    }
}

void ThreadView::updateCursor(QPoint viewportPoint) {
    const Hit hit = hitAt(viewportPoint);
    Qt::CursorShape shape = Qt::ArrowCursor;
    QString tip;
    if (hit.row >= 0 && m_cells[static_cast<std::size_t>(hit.row)].layout) {
        const MessageLayout& layout = *m_cells[static_cast<std::size_t>(hit.row)].layout;
        const auto link = layout.linkAt(hit.inStrip);
        const AttachmentSpan* attachment = layout.attachmentAt(hit.inStrip);
        const bool opens = attachment && canOpen(message(hit.row).attachments[attachment->number]);
        const bool quote = layout.quote.contains(hit.inStrip) && message(hit.row).replyTo.id != 0;
        const bool leads = message(hit.row).leadsTo != 0 && layout.bubble.contains(hit.inStrip);
        if (link || quote || leads || layout.actionAt(hit.inStrip) || opens || layout.edited.contains(hit.inStrip))
            shape = Qt::PointingHandCursor;
        else if (layout.text && layout.text->isOnText(hit.inStrip - layout.textAt))
            shape = Qt::IBeamCursor;
        if (link)
            tip = link->toDisplayString();
        else if (layout.stateIcon.contains(hit.inStrip) && layout.shape == MessageLayout::Shape::out)
            tip = deliveryTip(message(hit.row));
        else if (layout.badge.contains(hit.inStrip))
            tip = message(hit.row).channel;
        else if (attachment && attachment->look == AttachmentSpan::Look::voice)
            tip = voiceLook(message(hit.row).attachments[attachment->number]).trouble;
        else if (layout.edited.contains(hit.inStrip))
            tip = formerWords(message(hit.row));
        else if (const ReactionSpan* reaction = layout.reactionAt(hit.inStrip))
            tip = reaction->authors.join(QStringLiteral(", "));
    }
    viewport()->setCursor(shape);
    if (viewport()->toolTip() != kit::plainTip(tip))
        viewport()->setToolTip(kit::plainTip(tip));
}

QString ThreadView::selectedText() const {
    if (m_selection.isEmpty())
        return {};
    const ThreadCaret first = m_selection.first();
    const ThreadCaret last = m_selection.last();
    if (first.row == last.row)
        return message(first.row).text.mid(first.position, last.position - first.position);
    QStringList parts;
    for (int row = first.row; row <= last.row; ++row) {
        const MessageRow& one = message(row);
        const auto [start, end] = m_selection.within(row, static_cast<int>(one.text.size()));
        const QString author = one.direction == Direction::in ? m_customerName : one.authorName;
        parts +=
            QStringLiteral("%1, %2\n%3").arg(author, kit::TimeWords::clock(one.atMs), one.text.mid(start, end - start));
    }
    return parts.join(QStringLiteral("\n\n"));
}

void ThreadView::copySelection() const {
    if (!m_selection.isEmpty())
        QApplication::clipboard()->setText(selectedText());
    else if (m_current >= 0)
        QApplication::clipboard()->setText(copiedWords(message(m_current)));
}

void ThreadView::setCurrentRow(int row) {
    if (m_geometry.count() == 0)
        return;
    m_current = std::clamp(row, 0, m_geometry.count() - 1);
    reveal(m_current);
    settle();
    announceCurrent();
}

/// Scrolls no further than needed.
void ThreadView::reveal(int row) {
    if (!m_geometry.isExact(row))
        layoutRow(row);
    const int top = m_geometry.top(row);
    const int bottom = top + m_geometry.height(row);
    if (top < scrollTop() || m_geometry.height(row) > viewHeight())
        m_anchor = anchorAt(m_geometry, top, viewHeight());
    else if (bottom > scrollTop() + viewHeight())
        m_anchor = anchorAt(m_geometry, bottom - viewHeight(), viewHeight());
}

void ThreadView::announceCurrent() {
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
}

bool ThreadView::scrollByKey(int key) {
    QScrollBar* bar = verticalScrollBar();
    const int page = viewHeight() * 9 / 10;
    switch (key) {
    case Qt::Key_PageUp:
        bar->setValue(bar->value() - page);
        return true;
    case Qt::Key_PageDown:
        bar->setValue(bar->value() + page);
        return true;
    case Qt::Key_Home:
        bar->setValue(0);
        return true;
    case Qt::Key_End:
        scrollToEnd();
        return true;
    default:
        return false;
    }
}

void ThreadView::keyPressEvent(QKeyEvent* event) {
    if (!m_model)
        return event->accept(); // typed for a dialog that has just gone, and meant for nothing else
    const AttachmentRow* voice = voiceOf(m_current);
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (scrollByKey(event->key()) || (voice && byVoiceKey(*voice, *event)))
        event->accept();
    else if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier)
        setCurrentRow(m_current < 0 ? m_geometry.rowAt(scrollTop() + viewHeight() - 1) : m_current - 1);
    else if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)
        setCurrentRow(m_current < 0 ? m_geometry.rowAt(scrollTop()) : m_current + 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0 &&
             event->modifiers() == Qt::NoModifier)
        openCurrentMenu();
    else if (event->key() == Qt::Key_Delete && !m_readOnly && m_current >= 0 && event->modifiers() == Qt::NoModifier)
        removeCurrent();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace pult::client
