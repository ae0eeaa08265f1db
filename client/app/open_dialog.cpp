// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/open_dialog.hpp"

#include "client/app/refusal_words.hpp"
#include "client/models/row_building.hpp"
#include "client/views/inbox/thread_view.hpp"

namespace pult::client {

namespace {

constexpr int kRefreshMs = 16;
/// Colleagues forget a viewer after 75 s.
constexpr int kViewingMs = 30'000;
/// The customer's three dots live for a few seconds.
constexpr int kTypingMs = 4'000;

} // namespace

OpenDialog::OpenDialog(Desk& desk, Courier& courier, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_files(desk, courier, window), m_customer(desk, window) {
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &OpenDialog::refresh);
    m_viewingTimer.setInterval(kViewingMs);
    connect(&m_viewingTimer, &QTimer::timeout, this, [this] { m_desk.tellViewing(m_id); });

    connect(&desk, &Desk::dialogChanged, this, [this](DialogId id) {
        if (id == m_id && !m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(&desk, &Desk::rosterChanged, &m_refreshTimer, qOverload<>(&QTimer::start));
    connect(&desk, &Desk::dialogRemoved, this, &OpenDialog::onRemoved);
    connect(&desk, &Desk::customerChanged, this, &OpenDialog::refresh); // the header shows the address
    connect(&m_customer, &CustomerBeside::refused, this, &OpenDialog::report);
    connect(&desk, &Desk::sendRefused, this, &OpenDialog::onRefused);
    connect(&desk, &Desk::draftNotKept, this,
            [this] { emit announced(tr("This computer's disk is full or can't be written: your text is not safe")); });
    connect(&desk, &Desk::messageChanged, this, &OpenDialog::onMessage);
    connect(&desk, &Desk::draftChanged, this, [this](DialogId id, wire::ComposeMode mode) {
        if (const wire::Draft* draft = m_desk.draft(id, mode))
            m_window.composer()->setDraft(id.value, modeOf(mode), QString::fromStdString(draft->text));
    });
    connect(&desk, &Desk::started, this, [this] {
        if (m_id)
            m_desk.tellViewing(m_id);
    });

    const ComposerView* composer = window.composer();
    connect(composer, &ComposerView::sendRequested, this, &OpenDialog::onSend);
    connect(composer, &ComposerView::textEdited, this, &OpenDialog::onEdited);
    connect(&m_files, &ComposerFiles::sendDue, this,
            [this](DialogId dialog, ComposerMode mode) { m_window.composer()->submit(dialog.value, mode); });
    connect(&m_files, &ComposerFiles::refused, this, [this](DialogId dialog, const QString& words) {
        if (dialog == m_id)
            m_window.pane()->showRefusal(dialog.value, words);
        else
            emit announced(words);
    });
    connect(window.pane(), &ThreadPane::staleResolved, this, &OpenDialog::onStaleResolved);
    watchThread();
}

OpenDialog::~OpenDialog() {
    close();
}

void OpenDialog::watchThread() {
    const ThreadView* view = m_window.thread();
    connect(view, &ThreadView::olderRequested, this, [this] {
        if (m_thread)
            m_thread->showOlder();
    });
    connect(view, &ThreadView::newerRequested, this, [this] {
        if (m_thread)
            m_thread->showNewer();
    });
    connect(view, &ThreadView::newestRequested, this, [this] {
        if (!m_thread)
            return;
        m_thread->showNewest();
        m_window.thread()->scrollToEnd();
    });
    connect(view, &ThreadView::messagesSeen, this, [this](qint64 seq) {
        if (m_id)
            m_desk.readUpTo(m_id, seq);
    });
    connect(view, &ThreadView::actionRequested, this, &OpenDialog::onAction);
    connect(view, &ThreadView::distantMessageRequested, this, &OpenDialog::onDistant);
    connect(view, &ThreadView::attachmentActivated, this, &OpenDialog::fileRequested);
}

// --- what is open

void OpenDialog::open(DialogId id, bool takeFocus) {
    m_wanted = id;
    if (id == m_id) {
        if (takeFocus)
            m_window.composer()->focusText();
        return;
    }
    if (m_desk.dialog(id))
        return show(id, takeFocus);
    m_desk.loadDialog(id, this, [this, id, takeFocus](const Result<DialogId>& answer) {
        if (m_wanted != id)
            return; // the operator has gone on
        if (answer && m_desk.dialog(id))
            show(id, takeFocus);
        else
            emit announced(answer ? tr("The dialog is not there") : refusalWords(answer.error()));
    });
}

void OpenDialog::show(DialogId id, bool takeFocus) {
    const wire::Dialog& dialog = *m_desk.dialog(id);
    const CustomerId customer = dialog.customer_id;
    const DialogRow row = dialogRow(m_desk, dialog);
    m_id = id;
    m_knownSeq = dialog.last_seq;
    const ThreadId thread = dialog.thread_id;
    std::unique_ptr<ThreadModel> old = std::move(m_thread); // until the view has let go of it
    m_thread = std::make_unique<ThreadModel>(m_desk, id.value);
    ThreadView* view = m_window.thread();
    connect(m_thread.get(), &ThreadModel::opening, view, &ThreadView::setFirstUnread);
    connect(m_thread.get(), &ThreadModel::edgesChanged, view, [this, view] { view->setEdges(m_thread->edges()); });
    m_window.openDialog(row, m_thread.get(), m_thread->firstUnreadId(), takeFocus);
    view->setEdges(m_thread->edges());
    old.reset();
    m_desk.openThread(thread); // the old one may have left the same thread
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
        if (const wire::Draft* draft = m_desk.draft(id, mode))
            m_window.composer()->setDraft(id.value, modeOf(mode), QString::fromStdString(draft->text));
    m_desk.tellViewing(id);
    m_viewingTimer.start();
    m_customer.show(customer, id);
}

void OpenDialog::close() {
    m_wanted = {};
    if (!m_id)
        return;
    m_id = {};
    m_viewingTimer.stop();
    m_window.closeDialogView();
    m_customer.show({}, {});
    m_thread.reset();
    m_desk.tellViewing(std::nullopt);
}

void OpenDialog::refresh() {
    if (const wire::Dialog* dialog = m_desk.dialog(m_id))
        m_window.updateDialog(dialogRow(m_desk, *dialog));
}

void OpenDialog::onRemoved(DialogId id) {
    if (id != m_id)
        return;
    close();
    emit announced(tr("The dialog is with somebody else now; your text is kept as its draft"));
}

void OpenDialog::retranslate() {
    if (m_thread)
        m_thread->retranslate();
    m_files.retranslate();
    refresh();
    m_customer.refresh();
}

std::optional<wire::Attachment> OpenDialog::attachment(FileId id) const {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    const ThreadSlice thread = dialog ? m_desk.thread(dialog->thread_id) : ThreadSlice{};
    for (std::size_t i = 0; thread.messages && i < thread.messages->size(); ++i)
        for (const wire::Attachment& attachment : (*thread.messages)[i].attachments)
            if (attachment.file_id == id)
                return attachment;
    return std::nullopt;
}

void OpenDialog::onDistant(qint64 messageId) {
    if (m_thread && m_thread->showAround(messageId))
        m_window.thread()->scrollToMessage(messageId);
    else
        emit announced(tr("The quoted message is further up, scroll to load it"));
}

void OpenDialog::report(const Error& error) {
    if (m_id)
        m_window.pane()->showRefusal(m_id.value, refusalWords(error));
    else
        emit announced(refusalWords(error));
}

// --- writing

void OpenDialog::onSend(qint64 dialogId, ComposerMode mode, const QString& text, qint64 replyTo) {
    const DialogId id{dialogId};
    if (!m_files.mayGo(id, mode))
        return;
    auto attachments = m_files.tray().take(id, modeOf(mode));
    if (text.trimmed().isEmpty() && attachments.empty())
        return;
    // What comes in while the finger is on its way to Enter has not been looked at.
    const std::int64_t looked = id == m_id ? m_window.thread()->seenSeq() : 0;
    m_desk.send(id, modeOf(mode), text.trimmed().toStdString(),
                replyTo != 0 ? std::optional(MessageId{replyTo}) : std::nullopt, std::move(attachments),
                looked != 0 ? std::optional<Seq>(looked) : std::nullopt);
    m_window.composer()->clearText(dialogId, mode);
    m_desk.saveDraft(id, modeOf(mode), {});
    m_sinceTyping.invalidate();
}

void OpenDialog::onEdited(qint64 dialogId, ComposerMode mode, const QString& text) {
    const DialogId id{dialogId};
    if (!id)
        return;
    const wire::Draft* draft = m_desk.draft(id, modeOf(mode));
    if (draft ? draft->text == text.toStdString() : text.isEmpty())
        return; // not the operator's doing: the draft itself was put there
    m_desk.saveDraft(id, modeOf(mode), text.toStdString());
    const bool again = !m_sinceTyping.isValid() || m_sinceTyping.elapsed() > kTypingMs;
    if (text.isEmpty() || !again)
        return;
    m_sinceTyping.start();
    m_desk.tellTyping(id, mode == ComposerMode::note);
}

void OpenDialog::onRefused(const SendRefusal& refusal) {
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note}) {
        QStringList texts;
        std::vector<wire::Attachment> attachments;
        for (const Outgoing& outgoing : refusal.returned) {
            if (outgoing.mode != mode)
                continue;
            if (!outgoing.text.empty())
                texts.append(QString::fromStdString(outgoing.text));
            attachments.insert(attachments.end(), outgoing.attachments.begin(), outgoing.attachments.end());
        }
        if (!texts.isEmpty() || !attachments.empty())
            bringBack(refusal.returned.front().dialog, mode, texts.join(QLatin1Char('\n')), attachments);
    }
    if (refusal.returned.empty())
        return;
    if (refusal.here) {
        emit announced(
            tr("This computer's disk is full or can't be written: the message was not sent, its text is back"));
        return;
    }
    const Outgoing& first = refusal.returned.front();
    if (first.dialog != m_id) {
        emit announced(tr("A reply was not sent, its text is a draft again: %1").arg(refusalWords(refusal.error)));
        return;
    }
    if (refusal.error.code == Errc::stale)
        showStale(first);
    else
        report(refusal.error);
}

/// In front of what has been written since.
void OpenDialog::bringBack(DialogId dialog, wire::ComposeMode mode, const QString& text,
                           const std::vector<wire::Attachment>& attachments) {
    m_files.tray().putBack(dialog, mode, attachments);
    if (text.isEmpty())
        return;
    ComposerView* composer = m_window.composer();
    QString all = text;
    if (const QString newer = composer->text(dialog.value, modeOf(mode)); !newer.isEmpty())
        all += QLatin1Char('\n') + newer;
    composer->putText(dialog.value, modeOf(mode), all);
    m_desk.saveDraft(dialog, mode, all.toStdString());
}

bool OpenDialog::isColleagues(const wire::Message& message) const {
    const bool mine = message.author.kind == wire::AuthorKind::operator_ && message.author.id == m_desk.me().id.value;
    return message.direction == wire::Direction::out && !mine;
}

/// A colleague has answered while something is being written here: said at once, not only when Enter is refused.
void OpenDialog::onMessage(ThreadId thread, MessageId id) {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    if (!dialog || dialog->thread_id != thread)
        return;
    const wire::Message* message = m_desk.message(thread, id);
    if (!message || message->seq <= m_knownSeq)
        return; // only its state has changed
    m_knownSeq = message->seq;
    if (isColleagues(*message) && !m_window.composer()->text(m_id.value, ComposerMode::reply).trimmed().isEmpty())
        showOvertaken(*message);
}

void OpenDialog::showOvertaken(const wire::Message& theirs) {
    m_window.pane()->showStale(m_id.value, QString::fromStdString(theirs.author.name),
                               QString::fromStdString(theirs.text), theirs.at.time_since_epoch().count());
}

void OpenDialog::showStale(const Outgoing& returned) {
    const ThreadSlice thread = m_desk.thread(returned.thread);
    const wire::Message* theirs = nullptr;
    for (std::size_t i = 0; thread.messages && i < thread.messages->size(); ++i) {
        const wire::Message& message = (*thread.messages)[i];
        if (message.seq > returned.seenSeq && isColleagues(message))
            theirs = &message;
    }
    if (theirs)
        showOvertaken(*theirs);
    else
        report(fail(Errc::stale, {}));
}

void OpenDialog::onStaleResolved(qint64 dialogId, StaleChoice choice) {
    if (choice == StaleChoice::discard)
        m_desk.saveDraft(DialogId{dialogId}, wire::ComposeMode::reply, {});
    else if (choice == StaleChoice::sendAnyway)
        m_window.composer()->submit(dialogId, ComposerMode::reply);
}

// --- a message's own actions

void OpenDialog::onAction(MessageAction action, qint64 messageId, const QString& clientId) {
    const auto done = [this](const Result<MessageId>& answer) {
        if (!answer)
            report(answer.error());
    };
    switch (action) {
    case MessageAction::copy:
        break; // the view's own
    case MessageAction::quote:
        if (const MessageRow* row = m_thread ? m_thread->find(messageId) : nullptr)
            m_window.composer()->setQuote({row->id, row->authorName, row->text.left(200)});
        break;
    case MessageAction::retry:
    case MessageAction::sendAgain:
        m_desk.retryMessage(MessageId{messageId}, this, done);
        break;
    case MessageAction::edit:
        takeBack(messageId, clientId, true);
        break;
    case MessageAction::discard:
        takeBack(messageId, clientId, false);
        break;
    case MessageAction::confirmSent:
        m_desk.confirmMessage(MessageId{messageId}, this, done);
        break;
    }
}

void OpenDialog::takeBack(qint64 messageId, const QString& clientId, bool toEdit) {
    if (messageId == 0) {
        const auto outgoing = m_desk.withdraw(clientId.toStdString());
        if (!outgoing)
            emit announced(tr("It may have left already: wait for the server"));
        else if (toEdit)
            bringBack(outgoing->dialog, outgoing->mode, QString::fromStdString(outgoing->text), outgoing->attachments);
        return;
    }
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    const wire::Message* message = dialog ? m_desk.message(dialog->thread_id, MessageId{messageId}) : nullptr;
    if (!message)
        return;
    m_desk.cancelMessage(message->id, this,
                         [this, id = m_id, toEdit, text = QString::fromStdString(message->text),
                          attachments = message->attachments](const Result<MessageId>& answer) {
                             if (!answer)
                                 report(answer.error());
                             else if (toEdit)
                                 bringBack(id, wire::ComposeMode::reply, text, attachments);
                         });
}

} // namespace pult::client
