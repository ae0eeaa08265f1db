// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/thread_view.hpp"

#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/thread/accessible_thread.hpp"
#include "client/views/thread/jump_button.hpp"

#include <QAbstractItemModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace pult::client {
namespace {

constexpr int kFoot = 12;
constexpr int kPreloadScreens = 3;
constexpr int kSliceMs = 4;
constexpr int kSeenMs = 800;
constexpr int kFlashMs = 1500;
constexpr int kRingMs = 100;
constexpr int kDayMs = 1500;

} // namespace

ThreadView::ThreadView(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme), m_now(std::move(now)), m_jump(new JumpButton(theme, viewport())) {
    installAccessibleThread();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    m_seenTimer.setSingleShot(true);
    m_seenTimer.setInterval(kSeenMs);
    m_flashTimer.setSingleShot(true);
    m_flashTimer.setInterval(kFlashMs);
    m_ringTimer.setSingleShot(true);
    m_ringTimer.setInterval(kRingMs);
    m_dayTimer.setSingleShot(true);
    m_dayTimer.setInterval(kDayMs);
    for (const QTimer* timer : {&m_ringTimer, &m_dayTimer})
        connect(timer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&m_idle, &QTimer::timeout, this, &ThreadView::layoutIdly);
    connect(&m_seenTimer, &QTimer::timeout, this, &ThreadView::reportSeen);
    connect(&m_flashTimer, &QTimer::timeout, this, &ThreadView::endFlash);
    connect(m_jump, &JumpButton::clicked, this, &ThreadView::scrollToEnd);
    connect(&theme, &kit::Theme::changed, this, &ThreadView::onThemeChanged);
    setAccessibleName(tr("Messages"));
}

void ThreadView::setModel(QAbstractItemModel* model) {
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_firstUnread = 0;
    m_seenSeq = 0;
    m_toldSeq = 0;
    m_seenTimer.stop();
    m_sought = 0;
    setGone({});
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &ThreadView::onReset);
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
        connect(model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
        connect(
            model, &QAbstractItemModel::rowsMoved, this,
            [this](const QModelIndex&, int first, int last, const QModelIndex&, int to) { onMoved(first, last, to); });
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex& first, const QModelIndex& last) { onChanged(first.row(), last.row()); });
        connect(model, &QObject::destroyed, this, &ThreadView::onReset);
    }
    m_edges = {};
    onReset();
}

void ThreadView::onThemeChanged() {
    layoutAll();
    m_jump->adjustSize();
    updateJump();
}

void ThreadView::layoutAll() {
    for (Cell& cell : m_cells)
        cell.layout.reset();
    m_geometry.distrustAll();
    settle();
    viewport()->update();
}

void ThreadView::setEdges(const ThreadEdges& edges) {
    m_edges = edges;
    m_askedOlder = m_askedOlder && edges.loadingOlder;
    m_askedNewer = m_askedNewer && edges.loadingNewer;
    // Whether the first row starts its day is known only when nothing older is left.
    refreshSurroundings(0, 0);
    settle();
    viewport()->update();
}

void ThreadView::setCustomer(const QString& name, std::int64_t id) {
    m_customerName = name;
    m_customerId = id;
    viewport()->update();
}

void ThreadView::setElsewhere(bool elsewhere) {
    if (std::exchange(m_elsewhere, elsewhere) == elsewhere)
        return;
    for (int row = 0; row < m_geometry.count(); ++row)
        if (message(row).barred)
            onChanged(row, row);
}

void ThreadView::setFirstUnread(std::int64_t messageId) {
    if (messageId == m_firstUnread)
        return;
    m_firstUnread = messageId;
    // The first page may arrive before anybody knows what is new in it; the user's own move settles the question.
    m_opening = m_opening || (m_untouched && messageId != 0);
    refreshSurroundings(0, m_geometry.count() - 1);
    settle();
}

void ThreadView::setTypingLine(const QString& words) {
    if (words == m_typing)
        return;
    m_typing = words;
    settle();
    viewport()->update();
}

void ThreadView::setPictures(std::function<QImage(std::int64_t, QSize)> pictures) {
    m_pictures = std::move(pictures);
}

const MessageRow& ThreadView::message(int row) const {
    return *m_model->index(row, 0).data(MessageRowRole).value<const MessageRow*>();
}

QString ThreadView::spoken(int row) const {
    const QString words = m_model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    const MessageRow& said = message(row);
    const QString messenger = said.channelKind.isEmpty() ? QString() : kit::channelMark(said.channelKind).productName;
    // A channel is often called as its messenger is.
    return messenger.isEmpty() || said.channel.contains(messenger, Qt::CaseInsensitive)
               ? words
               : messenger + QStringLiteral(", ") + words;
}

MessageFrame ThreadView::frame() const {
    return {viewport()->width(), m_customerName, m_customerId, m_now(), m_readOnly, m_elsewhere};
}

void ThreadView::layoutRow(int row) {
    Cell& cell = m_cells[static_cast<std::size_t>(row)];
    cell.layout = layoutMessage(message(row), cell.around, frame(), m_theme);
    m_geometry.setExact(row, cell.layout->height);
}

int ThreadView::footHeight() const {
    return kFoot + (m_typing.isEmpty() ? 0 : m_theme.lineHeight(kit::TextStyle::small) + 8);
}

int ThreadView::viewHeight() const {
    return viewport()->height() - footHeight();
}

int ThreadView::scrollTop() const {
    return scrollOf(m_geometry, m_anchor, viewHeight());
}

int ThreadView::originY() const {
    return std::max(viewHeight() - m_geometry.total(), 0) - scrollTop();
}

void ThreadView::settle() {
    if (m_settling)
        return;
    m_settling = true;
    if (m_opening && m_geometry.count() > 0)
        placeAtOpening();
    // Laying out what is seen can pull more into view; every round makes at least one strip exact.
    for (bool again = m_geometry.count() > 0; again;) {
        again = false;
        const int top = scrollTop();
        const int last = m_geometry.rowAt(top + viewHeight() - 1);
        for (int row = m_geometry.rowAt(top); row <= last; ++row) {
            if (m_geometry.isExact(row))
                continue;
            layoutRow(row);
            again = true;
        }
    }
    verticalScrollBar()->setPageStep(viewHeight());
    verticalScrollBar()->setSingleStep(m_theme.px(48));
    verticalScrollBar()->setRange(0, std::max(m_geometry.total() - viewHeight(), 0));
    verticalScrollBar()->setValue(scrollTop());
    m_settling = false;
    m_idle.start();
    viewport()->update();
    updateJump();
    askForPages();
    watchSeen();
}

void ThreadView::placeAtOpening() {
    if (viewport()->height() < 50 || !isVisible())
        return;
    m_opening = false;
    m_anchor = {};
    if (m_firstUnread == 0)
        return;
    m_untouched = false;
    for (int row = 0; row < m_geometry.count(); ++row) {
        if (message(row).id != m_firstUnread)
            continue;
        int below = 0;
        for (int i = row; i < m_geometry.count(); ++i) {
            if (!m_geometry.isExact(i))
                layoutRow(i);
            below += m_geometry.height(i);
        }
        // The bar stands a quarter down; when all that is new fits anyway, the end is the better place.
        if (below > viewHeight())
            m_anchor = anchorAt(m_geometry, std::max(m_geometry.top(row) - viewHeight() / 4, 0), viewHeight());
        return;
    }
}

void ThreadView::layoutIdly() {
    if (m_geometry.count() == 0)
        return;
    QElapsedTimer slice;
    slice.start();
    const int middle = m_geometry.rowAt(scrollTop());
    bool changed = false;
    bool left = false;
    for (int distance = 0; distance < m_geometry.count() && !left; ++distance) {
        for (int row : {middle + distance, middle - distance}) {
            if (row < 0 || row >= m_geometry.count() || m_geometry.isExact(row))
                continue;
            if (slice.hasExpired(kSliceMs)) {
                left = true;
                break;
            }
            layoutRow(row);
            changed = true;
        }
    }
    if (changed)
        settle();
    if (left)
        m_idle.start();
    else
        m_idle.stop();
}

void ThreadView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    m_jump->resize(m_jump->sizeHint());
    if (event->oldSize().width() != event->size().width())
        m_geometry.distrustAll();
    settle();
}

void ThreadView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    settle();
}

void ThreadView::scrollContentsBy(int, int) {
    if (m_settling)
        return;
    m_untouched = false;
    m_dayTimer.start();
    m_anchor = anchorAt(m_geometry, verticalScrollBar()->value(), viewHeight());
    settle();
}

void ThreadView::setMarks(const QHash<std::int64_t, QList<TextMark>>& marks, std::int64_t found) {
    m_marks = marks;
    m_found = found;
    m_soughtMarks.clear();
    viewport()->update();
}

std::int64_t ThreadView::middleMessage() const {
    if (atEnd() || m_geometry.count() == 0)
        return 0;
    return message(m_geometry.rowAt(scrollTop() + viewHeight() / 2)).id;
}

bool ThreadView::scrollToMessage(std::int64_t id, const QList<TextMark>& marks) {
    for (int row = 0; row < m_geometry.count(); ++row) {
        if (message(row).id != id)
            continue;
        if (!m_geometry.isExact(row))
            layoutRow(row);
        const int top = m_geometry.top(row) - (viewHeight() - m_geometry.height(row)) / 2;
        m_anchor = anchorAt(m_geometry, std::max(top, 0), viewHeight());
        m_sought = id;
        m_soughtMarks = marks;
        flash(id);
        settle();
        return true;
    }
    return false;
}

/// With less motion nothing comes and goes by itself: it stays until the next key.
void ThreadView::flash(std::int64_t id) {
    m_flashing = id;
    if (!m_theme.reducesMotion())
        return m_flashTimer.start();
    m_flashTimer.stop();
    qApp->installEventFilter(this);
}

void ThreadView::endFlash() {
    m_flashing = 0;
    qApp->removeEventFilter(this);
    viewport()->update();
}

bool ThreadView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_flashing != 0 && !m_flashTimer.isActive())
        endFlash();
    return QAbstractScrollArea::eventFilter(watched, event);
}

void ThreadView::askForPages() {
    if (m_opening || m_geometry.count() == 0)
        return;
    const int ahead = kPreloadScreens * viewHeight();
    const int top = scrollTop();
    if (m_edges.hasOlder && !m_edges.loadingOlder && !m_askedOlder && top < ahead) {
        m_askedOlder = true;
        emit olderRequested();
    }
    if (m_edges.hasNewer && !m_edges.loadingNewer && !m_askedNewer && m_geometry.total() - top - viewHeight() < ahead) {
        m_askedNewer = true;
        emit newerRequested();
    }
}

std::int64_t ThreadView::seqInSight() const {
    if (!isVisible() || !isActiveWindow() || window()->isMinimized() || m_geometry.count() == 0)
        return 0;
    const int bottom = scrollTop() + viewHeight();
    for (int row = m_geometry.rowAt(bottom - 1); row >= 0; --row)
        // A strip counts once its end is on the screen.
        if (m_geometry.top(row) + m_geometry.height(row) <= bottom && message(row).seq > 0)
            return message(row).seq;
    return 0;
}

/// What comes while the timer runs has its own time after it; what goes out of sight has had none.
void ThreadView::watchSeen() {
    const std::int64_t inSight = seqInSight();
    if (inSight <= m_seenSeq)
        return m_seenTimer.stop();
    if (m_seenTimer.isActive()) {
        m_inSight = std::min(m_inSight, inSight);
        return;
    }
    m_inSight = inSight;
    m_seenTimer.start();
}

void ThreadView::reportSeen() {
    const std::int64_t seen = std::min(m_inSight, seqInSight());
    if (seen > m_seenSeq) {
        m_seenSeq = seen;
        emit messagesSeen(seen);
    }
    watchSeen();
}

QRect ThreadView::rowRect(int row) const {
    return {0, originY() + m_geometry.top(row), viewport()->width(), m_geometry.height(row)};
}

void ThreadView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(m_gone.isEmpty() ? tr("Messages") : m_gone);
        layoutAll();
    } else if (event->type() == QEvent::ActivationChange) {
        watchSeen();
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace pult::client
