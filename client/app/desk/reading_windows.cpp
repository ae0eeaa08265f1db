// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/reading_windows.hpp"

#include "client/app/files/picture_store.hpp"
#include "client/app/files/voices.hpp"
#include "client/models/building/customer_label.hpp"
#include "client/models/thread/customer_timeline.hpp"
#include "client/models/thread/thread_model.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/thread/history_window.hpp"
#include "client/views/thread/thread_view.hpp"

namespace pult::client {

namespace {

QString readerName(DialogId id) {
    return QStringLiteral("reads-%1").arg(id.value);
}

} // namespace

ReadingWindows::ReadingWindows(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) {}

ReadingWindows::~ReadingWindows() {
    qDeleteAll(m_parts.window.findChildren<HistoryWindow*>());
}

void ReadingWindows::connectThread(HistoryWindow& window) {
    ThreadView* thread = window.thread();
    thread->setPictures([this](std::int64_t fileId, QSize) { return m_parts.pictures.picture(fileId); });
    thread->setVoices([this](const AttachmentRow& attachment) { return m_parts.voices.look(attachment); });
    connect(&m_parts.pictures, &PictureStore::arrived, thread->viewport(), qOverload<>(&QWidget::update));
    connect(&m_parts.voices, &Voices::changed, thread->viewport(), qOverload<>(&QWidget::update));
    connect(thread, &ThreadView::voiceToggled, &m_parts.voices, &Voices::toggle);
    connect(thread, &ThreadView::voiceSought, &m_parts.voices, &Voices::seek);
    connect(thread, &ThreadView::voiceSpeedRequested, &m_parts.voices, &Voices::nextSpeed);
    connect(thread, &ThreadView::dialogRequested, this, [this, &window](qint64 dialog) {
        emit dialogRequested(dialog);
        window.close();
    });
}

void ReadingWindows::openHistory(qint64 customer, const QString& name) {
    auto* history = new HistoryWindow(
        m_parts.theme, [&desk = m_parts.desk] { return desk.nowMs(); }, name, customer, {}, &m_parts.window);
    auto* timeline = new CustomerTimeline(m_parts.desk, customer, history);
    connectThread(*history);
    ThreadView* thread = history->thread();
    connect(thread, &ThreadView::olderRequested, timeline, &CustomerTimeline::showOlder);
    connect(thread, &ThreadView::newerRequested, timeline, &CustomerTimeline::showNewer);
    connect(thread, &ThreadView::newestRequested, timeline, &CustomerTimeline::showNewest);
    const auto showEdges = [=] {
        thread->setEdges(timeline->edges());
        history->setKeptOnly(timeline->showsKeptOnly());
    };
    connect(timeline, &CustomerTimeline::edgesChanged, thread, showEdges);
    thread->setModel(timeline);
    showEdges();
    history->show();
}

void ReadingWindows::openDialog(DialogId id) {
    if (auto* known = m_parts.window.findChild<HistoryWindow*>(readerName(id)); known && known->isVisible()) {
        known->raise();
        return known->activateWindow();
    }
    if (m_parts.desk.dialog(id))
        return show(id);
    m_parts.desk.loadDialog(id, this, [this, id](const Result<DialogId>& answer) {
        if (answer && m_parts.desk.dialog(id))
            show(id);
        else
            m_parts.window.announce(answer ? tr("The dialog is not there") : refusalWords(answer.error()));
    });
}

void ReadingWindows::show(DialogId id) {
    const wire::Dialog& dialog = *m_parts.desk.dialog(id);
    const wire::Channel* channel = m_parts.desk.roster().channel(dialog.channel_id);
    const ThreadId of = dialog.thread_id;
    const Seq last = dialog.last_seq;
    auto* reader = new HistoryWindow(
        m_parts.theme, [&desk = m_parts.desk] { return desk.nowMs(); },
        harmless(customerLabel(dialog.customer_name, dialog.customer_id)), dialog.customer_id.value,
        channel ? harmless(channel->name) : tr("one dialog"), &m_parts.window);
    reader->setObjectName(readerName(id));
    auto* model = new ThreadModel(m_parts.desk, id.value, reader);
    connectThread(*reader);
    ThreadView* thread = reader->thread();
    connect(thread, &ThreadView::olderRequested, model, &ThreadModel::showOlder);
    connect(thread, &ThreadView::newerRequested, model, &ThreadModel::showNewer);
    connect(thread, &ThreadView::newestRequested, model, [model, thread] {
        model->showNewest();
        thread->scrollToEnd();
    });
    connect(model, &ThreadModel::edgesChanged, thread, [=] { thread->setEdges(model->edges()); });
    thread->setModel(model);
    thread->setEdges(model->edges());
    reader->show();
    place(*model, *thread, of, last);
}

/// Dialogs of one thread follow each other, and this one may lie far back. A message's number is its id.
void ReadingWindows::place(ThreadModel& model, ThreadView& thread, ThreadId of, Seq last) {
    if (last == 0)
        return; // nothing was said in it
    auto* waiting = new QObject(&model);
    const auto tryIt = [this, waiting, of, last, &model, &thread] {
        if (!m_parts.desk.message(of, MessageId{last}))
            return;
        model.flush(); // it may have come only now
        if (model.showAround(last) && thread.scrollToMessage(last))
            waiting->deleteLater();
    };
    connect(&model, &ThreadModel::loaded, waiting, tryIt);
    connect(&m_parts.desk, &Desk::threadChanged, waiting, [of, tryIt](ThreadId changed) {
        if (changed == of)
            tryIt();
    });
    m_parts.desk.loadBackTo(of, last);
    tryIt();
}

} // namespace pult::client
