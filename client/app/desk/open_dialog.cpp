// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/open_dialog.hpp"

#include "client/models/building/colleagues.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/barred.hpp"
#include "client/models/words/presence_words.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/thread/thread_view.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

constexpr int kRefreshMs = 16;
/// Colleagues forget a viewer after 75 s.
constexpr int kViewingMs = 30'000;

/// With how its owner is just now, and whether the customer can be had there.
DialogRow openRow(const Desk& desk, const wire::Dialog& dialog) {
    DialogRow row = dialogRow(desk, dialog);
    const auto& board = desk.roster().presence;
    const auto owner = board.find(dialog.assignee_id.value_or(OperatorId{}));
    if (owner != board.end())
        row.assigneeStatus = colleagueWords(owner->second, desk.nowMs());
    row.replyLeave = replyLeave(desk, dialog);
    row.mayTakeOver = mayTakeOver(desk, dialog);
    row.mayNote = mayIn(desk, dialog, domain::Permission::dialog_note);
    row.mayClose = mayIn(desk, dialog, domain::Permission::dialog_close);
    if (row.mayNote)
        row.senior = seniorToAsk(desk, dialog);
    row.barred = isBarred(desk.thread(dialog.thread_id));
    return row;
}

bool isOutOfReach(const Result<DialogId>& loaded) {
    return !loaded && (loaded.error().code == Errc::forbidden || loaded.error().code == Errc::not_found);
}

} // namespace

OpenDialog::OpenDialog(Desk& desk, Courier& courier, InboxWindow& window, SoundRecorder::MakeMicrophone makeMicrophone,
                       QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_files(desk, courier, window),
      m_voiceNote(m_files, window, std::move(makeMicrophone)), m_customer(desk, window), m_held(desk),
      m_templates(desk, courier, window) {
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &OpenDialog::refresh);
    m_viewingTimer.setInterval(kViewingMs);
    connect(&m_viewingTimer, &QTimer::timeout, this, [this] {
        if (m_desk.viewed() == m_id) // else the operator looks at another window
            m_desk.tellViewing(m_id);
    });
    connect(&window, &InboxWindow::activated, this, &OpenDialog::lookHere);

    connect(&desk, &Desk::dialogChanged, this, [this](DialogId id) {
        if (id == m_id && !m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(&desk, &Desk::rosterChanged, &m_refreshTimer, qOverload<>(&QTimer::start));
    connect(&desk, &Desk::dialogRemoved, this, &OpenDialog::onRemoved);
    connect(&window, &InboxWindow::unreadRequested, this, &OpenDialog::leave);
    connect(&window, &InboxWindow::bulkRequested, this, [this](const QList<qint64>& dialogs, const BulkAct& act) {
        if (act.kind == BulkAct::Kind::unread && dialogs.contains(m_id.value))
            leave(m_id.value);
    });
    connect(&desk, &Desk::threadChanged, this, [this](ThreadId thread) {
        const wire::Dialog* dialog = m_desk.dialog(m_id);
        if (m_sought && dialog && dialog->thread_id == thread && !m_desk.isLoadingOlder(thread))
            seek();
    });
    connect(&desk, &Desk::customerChanged, this, &OpenDialog::refresh); // the header shows the address
    connect(&m_customer, &CustomerBeside::refused, this, &OpenDialog::report);
    connect(window.pane(), &ThreadPane::elsewhereRequested, this,
            [this](qint64 contact, qint64 to, const QString& text) { answerElsewhere(contact, DialogId{to}, text); });
    connect(&desk, &Desk::sendRefused, this, &OpenDialog::onRefused);
    connect(&desk, &Desk::sendUndone, this, &OpenDialog::onUndone);
    connect(&desk, &Desk::draftNotKept, this,
            [this] { emit announced(tr("This computer's disk is full or can't be written: your text is not safe")); });
    connect(&desk, &Desk::messageChanged, this, &OpenDialog::onMessage);
    connect(&desk, &Desk::draftChanged, this, &OpenDialog::onDraftChanged);
    connect(&desk, &Desk::started, this, [this] {
        // With a scope that has begun anew nobody is known to look at anything.
        if (m_id && !m_peeks && (m_desk.viewed() == m_id || !m_desk.viewed()))
            m_desk.tellViewing(m_id);
    });

    const ComposerView* composer = window.composer();
    connect(composer, &ComposerView::sendRequested, this, &OpenDialog::onSend);
    connect(composer, &ComposerView::textEdited, this, &OpenDialog::onEdited);
    connect(composer, &ComposerView::modeChanged, this, &OpenDialog::offerEarlier);
    connect(composer, &ComposerView::quoteChanged, this,
            [this](qint64 dialog) { keepDraft(DialogId{dialog}, wire::ComposeMode::reply); });
    connect(composer, &ComposerView::quoteStepRequested, this, &OpenDialog::stepQuote);
    connect(composer, &ComposerView::aboutToLeave, this,
            [this](qint64 dialog, ComposerMode mode) { keepDraft(DialogId{dialog}, modeOf(mode)); });
    connect(&m_files, &ComposerFiles::changed, this, &OpenDialog::keepDraft);
    connect(window.pane(), &ThreadPane::earlierWanted, this, &OpenDialog::onEarlierWanted);
    connect(&m_files, &ComposerFiles::sendDue, this, &OpenDialog::sendAsOf);
    connect(composer, &ComposerView::recordingStopped, this, [this](bool sends) {
        if (sends)
            m_spokenOn = lookAt(m_id);
    });
    connect(&m_voiceNote, &VoiceNote::sendDue, this,
            [this](DialogId dialog) { sendAsOf(dialog, ComposerMode::reply, m_spokenOn); });
    const auto refuse = [this](DialogId dialog, const QString& words) {
        if (dialog == m_id)
            m_window.pane()->showRefusal(dialog.value, words);
        else
            emit announced(words);
    };
    connect(&m_files, &ComposerFiles::refused, this, refuse);
    connect(&m_voiceNote, &VoiceNote::refused, this, refuse);
    connect(&m_held, &HeldReply::changed, &window, &InboxWindow::setHeld);
    connect(&window, &InboxWindow::undoRequested, &m_held, &HeldReply::undo);
    connect(&window, &InboxWindow::passOnRequested, this, [this](qint64 id) { m_passedOn = DialogId{id}; });
    connect(&window, &InboxWindow::bulkUndoRequested, this, [this] { m_passedOn = {}; });
    connect(&m_templates, &TemplateDesk::refused, this, &OpenDialog::report);
    connect(&m_templates, &TemplateDesk::sent, this, &OpenDialog::watchHeld);
    connect(window.pane(), &ThreadPane::templateInserted, this, [this](qint64 dialog, qint64 id) {
        m_files.tray().putBack(DialogId{dialog}, wire::ComposeMode::reply, m_templates.files(TemplateId{id}));
    });
    connect(window.pane(), &ThreadPane::staleResolved, this, &OpenDialog::onStaleResolved);
    connect(window.pane(), &ThreadPane::filesGivenUp, &m_files, &ComposerFiles::giveUp);
    connect(window.pane(), &ThreadPane::discardUndone, this, &OpenDialog::undoDiscard);
    watchThread();
}

OpenDialog::~OpenDialog() {
    closeView({});
}

void OpenDialog::close() {
    forgetDiscarded();
    closeView({});
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
    connect(view, &ThreadView::messagesSeen, this, &OpenDialog::onSeen);
    connect(view, &ThreadView::actionRequested, this, &OpenDialog::onAction);
    connect(view, &ThreadView::distantMessageRequested, this, &OpenDialog::onDistant);
    watchChanges();
    connect(view, &ThreadView::attachmentActivated, this, &OpenDialog::fileRequested);
}

// --- what is open

void OpenDialog::open(DialogId id, bool takeFocus) {
    m_wanted = id;
    m_passedOn = {};
    if (isElsewhere(id)) {
        if (takeFocus)
            emit elsewhereRequested(id, {});
        else // whoever goes by with the arrows stays in this window
            emit announced(tr("The dialog is open in its own window: Enter shows it"));
        return;
    }
    if (id == m_id && m_peeks) {
        m_window.keepPeeked(takeFocus);
        announceOpen();
        return onSeen(m_peekedSeq);
    }
    if (id == m_id) {
        if (takeFocus)
            m_window.composer()->focusText();
        return;
    }
    if (m_desk.dialog(id))
        return show(id, takeFocus);
    m_desk.loadDialog(id, this, [this, id, takeFocus, typed = m_typed](const Result<DialogId>& answer) {
        if (m_wanted != id)
            return; // the operator has gone on
        const bool isHere = answer && m_desk.dialog(id);
        if (isHere && m_typed == typed)
            show(id, takeFocus);
        else if (isHere) // the rest of a word must not go to another client
            emit announced(tr("The dialog is here now: open it once more"));
        else if (isOutOfReach(answer) && hasDraft(id))
            emit textLeftIn(id, takeFocus);
        else
            emit announced(answer ? tr("The dialog is not there") : refusalWords(answer.error()));
    });
}

void OpenDialog::peek(DialogId id) {
    if (isElsewhere(id))
        return emit announced(tr("The dialog is open in its own window: Enter shows it"));
    m_wanted = id;
    if (id == m_id || !m_desk.dialog(id))
        return;
    m_peekedSeq = 0;
    m_viewingTimer.stop();
    if (!m_peeks)
        stopViewing();
    put(id, [this](const DialogRow& row, std::int64_t firstUnread) {
        m_peeks = true;
        m_window.peekDialog(row, m_thread.get(), firstUnread);
    });
    emit peeked(id.value);
}

void OpenDialog::onSeen(Seq seq) {
    if (m_peeks)
        m_peekedSeq = std::max(m_peekedSeq, seq);
    else if (m_id && seq > 0)
        m_desk.readUpTo(m_id, seq);
}

void OpenDialog::openAt(DialogId id, MessageId message, const QList<TextMark>& marks) {
    if (isElsewhere(id))
        return emit elsewhereRequested(id, message);
    m_seeksQuietly = false;
    openAndSeek(id, message, marks);
}

void OpenDialog::reopenAt(DialogId id, MessageId message) {
    m_seeksQuietly = true;
    openAndSeek(id, message, {});
}

void OpenDialog::openAndSeek(DialogId id, MessageId message, const QList<TextMark>& marks) {
    want(id, message, marks);
    open(id, false);
    seek();
}

void OpenDialog::want(DialogId id, MessageId message, const QList<TextMark>& marks) {
    m_sought = message;
    m_soughtMarks = marks;
    m_soughtIn = id;
    m_soughtFrom = 0;
}

void OpenDialog::goTo(MessageId message) {
    if (!m_id)
        return;
    m_seeksQuietly = false;
    want(m_id, message, {});
    seek();
}

void OpenDialog::seek() {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    if (!m_sought || !dialog || m_id != m_soughtIn)
        return;
    const ThreadSlice thread = m_desk.thread(dialog->thread_id);
    if (!thread.loaded && !m_desk.needsNetwork(dialog->thread_id))
        return; // its first page comes
    const MessageId sought = m_sought;
    if (m_desk.message(dialog->thread_id, sought)) {
        m_sought = {};
        m_thread->flush(); // it may have come only now
        if (m_thread->showAround(sought.value))
            m_window.thread()->scrollToMessage(sought.value, m_soughtMarks);
        return;
    }
    if (m_desk.needsNetwork(dialog->thread_id)) {
        return stopSeeking(tr("This message is not on this computer: it needs the network"));
    }
    // The journal numbers a message by its id, and a thread is in the order of the numbers.
    const Seq first = thread.messages->empty() ? 0 : thread.messages->front().seq;
    if (first > sought.value && !thread.complete && first != m_soughtFrom) {
        m_soughtFrom = first;
        return m_desk.loadBackTo(dialog->thread_id, sought.value);
    }
    stopSeeking(thread.complete || first <= sought.value ? tr("The message is no longer there")
                                                         : tr("The older messages could not be loaded, try again"));
}

void OpenDialog::stopSeeking(const QString& why) {
    m_sought = {};
    if (!m_seeksQuietly)
        emit announced(why);
}

void OpenDialog::show(DialogId id, bool takeFocus) {
    put(id, [this, takeFocus](const DialogRow& row, std::int64_t firstUnread) {
        m_peeks = false;
        m_window.openDialog(row, m_thread.get(), firstUnread, takeFocus);
    });
    announceOpen();
}

/// Colleagues see who looks, and what belongs to a dialog follows.
void OpenDialog::announceOpen() {
    m_peeks = false;
    m_desk.tellViewing(m_id);
    m_viewingTimer.start();
    emit opened(m_id.value);
    seek();
}

void OpenDialog::put(DialogId id, const std::function<void(const DialogRow&, std::int64_t)>& shown) {
    const wire::Dialog& dialog = *m_desk.dialog(id);
    const CustomerId customer = dialog.customer_id;
    const DialogRow row = openRow(m_desk, dialog);
    if (id != m_id)
        forgetDiscarded();
    m_id = id;
    m_knownSeq = dialog.last_seq;
    std::unique_ptr<ThreadModel> old = std::move(m_thread); // until the view has let go of it
    m_thread = std::make_unique<ThreadModel>(m_desk, id.value);
    ThreadView* view = m_window.thread();
    connect(m_thread.get(), &ThreadModel::opening, view, &ThreadView::setFirstUnread);
    connect(m_thread.get(), &ThreadModel::loaded, this, [this] {
        if (const KeptDraft* draft = m_desk.draft(m_id, wire::ComposeMode::reply))
            showQuote(m_id, draft->reply_to); // now its words are here
        seek();
    });
    connect(m_thread.get(), &ThreadModel::edgesChanged, view, [this, view] { view->setEdges(m_thread->edges()); });
    const Seq told = dialog.last_seq; // showing it may bring news
    shown(row, m_thread->firstUnreadId());
    view->setToldSeq(told);
    view->setEdges(m_thread->edges());
    old.reset();
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
        showDraft(id, mode);
    m_window.composer()->chooseFirstMode();
    for (const auto mode : {ComposerMode::reply, ComposerMode::note})
        showRewriting(id, mode);
    offerEarlier();
    if (const auto untold = m_untold.find(id); untold != m_untold.end()) {
        m_window.pane()->showRefusal(id.value, untold->second);
        m_untold.erase(untold);
    }
    offerRefusedEdit();
    offerDiscarded();
    m_customer.show(customer, id);
    m_templates.show(id);
}

void OpenDialog::closeView(const QString& gone) {
    m_wanted = {};
    if (!m_id)
        return;
    m_voiceNote.finish();
    keepDrafts();
    stopViewing();
    m_id = {};
    m_peeks = false;
    m_viewingTimer.stop();
    m_window.closeDialogView(gone);
    m_templates.show({});
    m_customer.show({}, {});
    m_thread.reset();
}

void OpenDialog::showClient(CustomerId id) {
    const bool wasShown = static_cast<bool>(m_id);
    const DialogId before = m_peeks ? DialogId{} : m_id;
    close();
    if (wasShown)
        emit opened(0);
    m_window.showClient(id.value, before.value);
    m_customer.show(id, {});
}

bool OpenDialog::handOver() {
    const DialogId id = m_id;
    if (!id)
        return true;
    const bool waited = m_files.isDue(id);
    close();
    m_restoring = true; // the draft stays as it is
    m_files.forget(id);
    for (const auto mode : {ComposerMode::reply, ComposerMode::note})
        m_window.composer()->clearText(id.value, mode);
    m_window.composer()->dropRewriting(id.value);
    m_restoring = false;
    return !waited;
}

/// The server knows of one dialog that is looked at here, colleagues see the operator in that one.
void OpenDialog::lookHere() {
    if (m_id && !m_peeks && m_desk.viewed() != m_id)
        m_desk.tellViewing(m_id);
}

void OpenDialog::stopViewing() {
    if (m_desk.viewed() == m_id)
        m_desk.tellViewing(std::nullopt);
}

void OpenDialog::refresh() {
    if (const wire::Dialog* dialog = m_desk.dialog(m_id)) {
        m_window.updateDialog(openRow(m_desk, *dialog));
        m_customer.follow(dialog->customer_id);
    }
    m_templates.show(m_id);
}

void OpenDialog::onRemoved(DialogId id) {
    if (id != m_id)
        return;
    keepDrafts();
    const bool passedOn = std::exchange(m_passedOn, {}) == id; // that was said when it was passed on
    const QString gone = passedOn       ? QString()
                         : hasDraft(id) ? tr("The dialog is with somebody else now; your text is kept among the drafts")
                                        : tr("The dialog is with somebody else now");
    closeView(gone);
    emit opened(0);
    if (!passedOn)
        emit announced(gone);
}

bool OpenDialog::hasDraft(DialogId id) const {
    return m_desk.draft(id, wire::ComposeMode::reply) || m_desk.draft(id, wire::ComposeMode::note);
}

void OpenDialog::letGo(DialogId id) {
    if (id != m_id)
        return;
    close();
    emit opened(0);
}

/// What is only peeked at isn't read by that, and stays.
void OpenDialog::leave(qint64 id) {
    if (DialogId{id} != m_id || m_peeks)
        return;
    close();
    emit opened(0);
}

void OpenDialog::retranslate() {
    if (m_thread)
        m_thread->retranslate();
    m_files.retranslate();
    m_templates.retranslate();
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
    goTo(MessageId{messageId});
}

void OpenDialog::report(const Error& error) {
    if (m_id)
        m_window.pane()->showRefusal(m_id.value, refusalWords(error), askFor(error));
    else
        emit announced(refusalWords(error));
}

} // namespace pult::client
