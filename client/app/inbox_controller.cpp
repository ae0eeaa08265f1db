// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/inbox_controller.hpp"

#include "client/kit/links.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/models/building/customer_label.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/presence_words.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/left_text.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/thread/thread_view.hpp"
#include "shared/domain/urgency.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace pult::client {

namespace {
constexpr std::size_t kPeopleInPalette = 1000;
constexpr int kRecentReasons = 5;
} // namespace

InboxController::InboxController(Link& link, Desk& desk, Courier& courier, const Clock& clock,
                                 const ServerAddress& server, InboxWindow& window, kit::Theme& theme,
                                 SoundRecorder::MakeMicrophone makeMicrophone, QObject* parent)
    : QObject(parent), m_link(link), m_desk(desk), m_server(server), m_window(window), m_connection(link, desk, clock),
      m_alerts(desk), m_channels(link, desk, theme), m_workspace(link, desk, theme), m_folders(desk, window),
      m_open(desk, courier, window, makeMicrophone), m_slots(desk), m_bulk(desk, window),
      m_colleagues(desk, m_bulk, window), m_search(desk, window), m_find(desk, window), m_first(desk, window),
      m_returns(desk, window), m_writing(desk, window.card()->texts()), m_pictures(desk, courier),
      m_pictureWindow(desk, courier, theme), m_voices(desk, courier),
      m_reading({desk, window, theme, m_pictures, m_voices}),
      m_own({desk, courier, m_bulk, m_open, window, theme, std::move(makeMicrophone),
             [this](InboxWindow& own, OpenDialog& open) {
                 equip(own, open);
                 emit windowMade(&own);
             }}) {
    equip(window, m_open);
    connect(&m_open, &OpenDialog::opened, this, &InboxController::opened);
    connect(&m_open, &OpenDialog::opened, this, &InboxController::showAlerts);
    connect(&m_own, &OwnWindows::changed, this, &InboxController::showAlerts);
    connect(&m_open, &OpenDialog::announced, &window, &InboxWindow::announce);
    connect(&m_open, &OpenDialog::textLeftIn, this, &InboxController::showLeftText);
    connect(&desk, &Desk::started, this, &InboxController::refreshMe);
    connect(&desk, &Desk::rosterChanged, this, &InboxController::refreshMe);
    connect(&m_alerts, &AlertWatch::changed, this, &InboxController::showAlerts);
    connect(&m_folders, &FolderLists::counted, this, &InboxController::counted);
    connect(&m_folders, &FolderLists::announced, &window, &InboxWindow::announce);
    connect(&m_folders, &FolderLists::placeChanged, this, &InboxController::placeChanged);
    connect(&window, &InboxWindow::channelsRequested, this, [this] { m_channels.open(&m_window); });
    connect(&window, &InboxWindow::workspaceRequested, this, [this] { m_workspace.open(&m_window); });
    connect(&window, &InboxWindow::alertDismissed, &m_alerts, &AlertWatch::dismiss);
    showAlerts();
    connect(&m_colleagues, &ColleagueDesk::leftSight, &m_open, &OpenDialog::letGo);
    connect(&m_colleagues, &ColleagueDesk::backInSight, this, [this](DialogId id) {
        if (!m_open.id())
            m_open.open(id, true);
    });
    connect(&m_search, &SearchDesk::openRequested, this,
            [this](DialogId dialog, MessageId message, const QList<TextMark>& marks) {
                if (message)
                    m_open.openAt(dialog, message, marks);
                else
                    m_open.open(dialog, true);
            });
    connect(&m_search, &SearchDesk::clientRequested, &m_open, &OpenDialog::showClient);
    connect(&m_open, &OpenDialog::opened, &m_find, [this](qint64 dialog) { m_find.show(DialogId{dialog}); });
    connect(&m_open, &OpenDialog::peeked, &m_find, [this](qint64 dialog) { m_find.show(DialogId{dialog}); });
    connect(&m_find, &FindInDialog::messageWanted, &m_open, &OpenDialog::goTo);
    connect(&m_first, &FirstWords::begun, this, [this](DialogId id) { m_open.open(id, true); });
    connect(&m_first, &FirstWords::announced, &window, &InboxWindow::announce);
    connect(&m_reading, &ReadingWindows::dialogRequested, this, [this](qint64 id) { m_open.open(DialogId{id}, true); });
    desk.setLook([this](DialogId id) {
        const InboxWindow* shows = windowOf(id);
        return shows ? std::optional<Seq>(shows->thread()->seenSeq()) : std::nullopt;
    });
    connectIntents();
    connectSlots();
    refreshMe();
}

InboxController::~InboxController() {
    m_desk.setLook({});
    m_window.setPeople({});
    m_window.setDesk({});
    m_window.thread()->setPictures({});
    m_window.thread()->setVoices({});
}

void InboxController::equip(InboxWindow& window, OpenDialog& open) {
    window.thread()->setPictures([this](std::int64_t fileId, QSize) { return m_pictures.picture(fileId); });
    connect(&m_pictures, &PictureStore::arrived, window.thread()->viewport(), qOverload<>(&QWidget::update));
    connect(&m_connection, &ConnectionWatch::changed, &window, &InboxWindow::setConnection);
    window.setConnection(m_connection.status());
    connect(&open, &OpenDialog::fileRequested, this, [this, &open](qint64 id) { openFile(open, FileId{id}); });
    connect(window.card(), &CardPane::wholeHistoryRequested, &m_reading, &ReadingWindows::openHistory);
    connect(window.card(), &CardPane::dialogReadRequested, &m_reading,
            [this](qint64 id) { m_reading.openDialog(DialogId{id}); });
    connectVoices(window, open);
}

void InboxController::connectVoices(InboxWindow& window, OpenDialog& open) {
    ThreadView* thread = window.thread();
    thread->setVoices([this](const AttachmentRow& attachment) { return m_voices.look(attachment); });
    connect(&m_voices, &Voices::changed, thread->viewport(), qOverload<>(&QWidget::update));
    connect(&m_voices, &Voices::troubled, &window, &InboxWindow::announce);
    VoiceNote& note = open.voiceNote();
    connect(&note, &VoiceNote::started, &m_voices, &Voices::hush);
    connect(&note, &VoiceNote::hearingToggled, &m_voices, &Voices::toggleHere);
    connect(&note, &VoiceNote::storedHearingToggled, &m_voices, &Voices::toggle);
    connect(&m_voices, &Voices::changed, &note, [this, &note] { note.showHeard(m_voices.heard()); });
    connect(thread, &ThreadView::voiceToggled, &m_voices, &Voices::toggle);
    connect(thread, &ThreadView::voiceSought, &m_voices, &Voices::seek);
    connect(thread, &ThreadView::voiceSpeedRequested, &m_voices, &Voices::nextSpeed);
}

void InboxController::connectSlots() {
    connect(&m_slots, &DeskSlots::changed, &m_window, [this] { m_window.setDesk(m_slots.rows()); });
    connect(&m_slots, &DeskSlots::placed, this, [this] { emit deskChanged(m_slots.dialogs()); });
    connect(&m_desk, &Desk::told, this, &InboxController::onTold);
    m_window.setDesk(m_slots.rows());
}

/// A customer of mine, or one I follow, has written: his row and his slot say so, also to who looks at another dialog.
void InboxController::onTold(const wire::Event& event) {
    const auto* added = std::get_if<wire::MessageAdded>(&event);
    if (!added || added->message.direction != wire::Direction::in)
        return;
    if (added->dialog.assignee_id == m_desk.me().id || followsColleague(m_desk, added->dialog))
        m_window.pulse(added->dialog.id.value);
}

void InboxController::connectIntents() {
    connect(&m_window, &InboxWindow::dialogRequested, this,
            [this](qint64 id, bool takeFocus) { m_open.open(DialogId{id}, takeFocus); });
    connect(&m_window, &InboxWindow::peekRequested, this, [this](qint64 id) { m_open.peek(DialogId{id}); });
    connect(&m_window, &InboxWindow::peekEnded, this, [this](qint64 backTo) {
        if (backTo != 0)
            m_open.open(DialogId{backTo}, false);
        else
            m_open.close();
    });
    connect(&m_window, &InboxWindow::takeNextRequested, this, &InboxController::takeNext);
    const auto write = [this] { ++m_written; };
    connect(m_window.composer(), &ComposerView::textEdited, this, write);
    connect(m_window.composer(), &ComposerView::rewritingChanged, this, write);
    connect(&m_window, &InboxWindow::mostUrgentRequested, this, &InboxController::openMostUrgent);
    m_window.setPeople([this] { return people(); });
    connect(&m_window, &InboxWindow::takeRequested, this, [this](qint64 id) { take(DialogId{id}); });
    connect(&m_window, &InboxWindow::answeredRequested, this,
            [this](qint64 id, bool answered) { m_desk.mark(DialogId{id}, answered); });
    connect(&m_window, &InboxWindow::unreadRequested, this, [this](qint64 id) { m_desk.markUnread(DialogId{id}); });
    connect(&m_window, &InboxWindow::closeRequested, this,
            [this](qint64 id, const QString& resolution) { close(DialogId{id}, resolution); });
    connect(&m_window, &InboxWindow::closeAndNextRequested, this, [this](qint64 id) {
        if (close(DialogId{id}, {}))
            openMostUrgent();
    });
    connect(&m_window, &InboxWindow::reopenRequested, this, [this](qint64 id) {
        if (!m_bulk.undoOf(DialogId{id}))
            reopen(DialogId{id});
    });
    connect(&m_window, &InboxWindow::snoozeRequested, this,
            [this](qint64 id, qint64 untilMs) { snooze(DialogId{id}, untilMs); });
    connect(&m_window, &InboxWindow::tagAddRequested, this,
            [this](qint64 id, const QString& tag) { m_desk.changeTags(DialogId{id}, {tag.toStdString()}, {}); });
    connect(&m_window, &InboxWindow::tagRemoveRequested, this,
            [this](qint64 id, const QString& tag) { m_desk.changeTags(DialogId{id}, {}, {tag.toStdString()}); });
    connect(&m_window, &InboxWindow::presenceRequested, this, &InboxController::setPresence);
    connect(&m_window, &InboxWindow::reconnectRequested, this, [this] { m_link.reconnectNow(); });
}

void InboxController::restore(DialogId id, bool takeFocus, MessageId message) {
    m_desk.loadDialog(id, this, [this, id, takeFocus, message](const Result<DialogId>& answer) {
        if (!answer || m_open.id())
            return;
        if (message)
            m_open.reopenAt(id, message);
        else
            m_open.open(id, takeFocus);
    });
}

MessageId InboxController::scrolledTo() const {
    return MessageId{m_open.id() ? m_window.thread()->middleMessage() : 0};
}

void InboxController::retranslate() {
    m_folders.retranslate();
    m_slots.retranslate();
    m_open.retranslate();
    m_own.retranslate();
    m_search.retranslate();
    refreshMe();
    showAlerts();
}

void InboxController::setDesktopAlert(const std::optional<AlertRow>& alert) {
    m_desktopAlert = alert;
    showAlerts();
}

void InboxController::setDialogAlerts(const QList<AlertRow>& alerts) {
    m_dialogAlerts = alerts;
    showAlerts();
}

void InboxController::showAlerts() {
    QList<AlertRow> rows = m_alerts.alerts() + m_dialogAlerts;
    if (m_desktopAlert)
        rows.append(*m_desktopAlert);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AlertRow& one, const AlertRow& other) { return one.grave > other.grave; });
    m_own.setAlerts(rows);
    // What a window shows by itself is said in no other.
    rows.removeIf([this](const AlertRow& row) {
        const InboxWindow* shows = row.dialog != 0 ? windowOf(DialogId{row.dialog}) : nullptr;
        return shows && (shows == &m_window || !shows->isMinimized());
    });
    m_window.setAlerts(rows);
}

InboxWindow* InboxController::windowOf(DialogId id) const {
    if (InboxWindow* own = m_own.windowOf(id))
        return own;
    return id && id == m_open.id() ? &m_window : nullptr;
}

bool InboxController::isLookedAt(DialogId id) const {
    const InboxWindow* shows = windowOf(id);
    return shows && shows->isVisible() && !shows->isMinimized() && shows->isActiveWindow();
}

void InboxController::keepDrafts() {
    m_open.keepDrafts();
    m_own.keepDrafts();
}

/// What an intent says when the server turns it down: beside the dialog when it is open, else in the status line.
Desk::Done<DialogId> InboxController::reporting(DialogId id) {
    return [this, id](const Result<DialogId>& answer) {
        if (answer)
            return;
        if (InboxWindow* shows = windowOf(id))
            shows->pane()->showRefusal(id.value, refusalWords(answer.error()), askFor(answer.error()));
        else
            m_window.announce(refusalWords(answer.error()));
    };
}

void InboxController::take(DialogId id) {
    const wire::Dialog* dialog = m_desk.dialog(id);
    const bool ofAnother = dialog && dialog->assignee_id && *dialog->assignee_id != m_desk.me().id;
    const bool takesOver = ofAnother && mayIn(m_desk, *dialog, domain::Permission::dialog_takeover);
    if (ofAnother && !takesOver && mayTakeOver(m_desk, *dialog))
        return m_desk.assign(id, m_desk.me().id, {});
    if (ofAnother)
        return m_desk.takeOver(id, this, reporting(id));
    m_desk.take(id, this, [this, id](const Result<DialogId>& answer) {
        if (answer)
            return;
        const wire::Dialog* now = m_desk.dialog(id);
        const bool known = now && now->assignee_id;
        InboxWindow* shows = windowOf(id);
        if (answer.error().code == Errc::taken && shows && known)
            shows->pane()->showTaken(id.value, QString::fromStdString(m_desk.roster().userName(*now->assignee_id)));
        else
            reporting(id)(answer);
    });
}

void InboxController::snooze(DialogId id, std::int64_t untilMs) {
    DeskAction action;
    action.kind = ActionKind::snooze;
    QString said = tr("Snoozed until the client writes");
    if (untilMs != 0) {
        action.until = Time{Millis{untilMs}};
        said = tr("Snoozed until %1", "a time").arg(kit::TimeWords::inSentence(untilMs, m_desk.nowMs()));
    } else {
        action.untilReply = true;
    }
    m_bulk.actOnOne(id, std::move(action), {}, said);
}

void InboxController::takeNext() {
    if (m_takesNext)
        return; // one press, one dialog
    m_takesNext = true;
    m_desk.takeNext(this, [this, open = m_open.id(), written = m_written](const Result<DialogId>& answer) {
        m_takesNext = false;
        const bool wentOn = (m_open.id() && m_open.id() != open) || m_written != written;
        if (answer && wentOn)
            tellTaken(*answer);
        else if (answer)
            m_open.open(*answer, true);
        else if (answer.error().code == Errc::not_found)
            m_window.announce(tr("Nobody is waiting"));
        else if (answer.error().code != Errc::conflict || isAboutStatus(answer.error()))
            m_window.announce(refusalWords(answer.error()));
        else if (m_bulk.letGo())
            takeNext(); // what was closed a moment ago makes room
        else
            showFullDesk();
    });
}

/// The answer took its time: whoever writes or reads elsewhere by now isn't called away.
void InboxController::tellTaken(DialogId id) {
    if (const wire::Dialog* dialog = m_desk.dialog(id))
        m_window.announce(tr("Taken, waits on your desk: %1", "customer")
                              .arg(harmless(customerLabel(dialog->customer_name, dialog->customer_id))));
}

/// Where a dialog is open a senior can be asked.
void InboxController::showFullDesk() {
    const wire::Dialog* dialog = m_desk.dialog(m_open.id());
    const QString words = m_colleagues.fullWords();
    if (dialog && !seniorToAsk(m_desk, *dialog).isEmpty())
        m_window.pane()->showRefusal(dialog->id.value, words, AskSenior::room);
    else
        m_window.announce(words);
}

bool InboxController::close(DialogId id, const QString& resolution) {
    if (const auto why = closesTooEarly(m_desk, id)) {
        reporting(id)(*why);
        return false;
    }
    m_bulk.close(id, resolution);
    return true;
}

void InboxController::reopen(DialogId id) {
    if (const auto why = goesOnElsewhere(m_desk, id))
        reporting(id)(*why);
    else
        m_desk.reopen(id);
}

/// The first of mine by urgency whose customer waits; not the open one, and none that was put off.
void InboxController::openMostUrgent() {
    const wire::Dialog* urgent = nullptr;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        const bool mine = dialog.assignee_id && *dialog.assignee_id == m_desk.me().id;
        const bool isOff = dialog.status == wire::DialogStatus::closed || dialog.status == wire::DialogStatus::snoozed;
        if (!mine || !dialog.waiting_since || isOff || dialog.id == m_open.id() || dialog.id == m_own.left())
            return;
        const auto place = [](const wire::Dialog& each) { return std::pair(domain::urgencyOf(each), each.id); };
        if (!urgent || place(dialog) < place(*urgent))
            urgent = &dialog;
    });
    if (urgent)
        return m_open.open(urgent->id, true);
    bool queued = false;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        queued = queued || (!dialog.assignee_id && dialog.waiting_since && dialog.status != wire::DialogStatus::closed);
    });
    m_window.announce(queued ? tr("No other client of yours waits: take the next one from the queue")
                             : tr("No other client of yours waits"));
}

/// Those whose dialogs are open and known here, the newest first.
QList<Command> InboxController::people() const {
    std::vector<const wire::Dialog*> known;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.status != wire::DialogStatus::closed)
            known.push_back(&dialog);
    });
    const auto end = known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), kPeopleInPalette));
    std::partial_sort(known.begin(), end, known.end(), [](const wire::Dialog* one, const wire::Dialog* other) {
        return one->last_seq > other->last_seq;
    });
    QList<Command> people;
    for (auto it = known.begin(); it != end; ++it) {
        const wire::Dialog& dialog = **it;
        const wire::Channel* channel = m_desk.roster().channel(dialog.channel_id);
        people.append({.id = QString::number(dialog.id.value),
                       .icon = QStringLiteral("user"),
                       .words = harmless(customerLabel(dialog.customer_name, dialog.customer_id)),
                       .aside = channel ? harmless(channel->name) : QString()});
    }
    return people;
}

/// Who answers customers and is not myself, by name.
QList<QPair<qint64, QString>> InboxController::colleagues() const {
    QList<QPair<qint64, QString>> all;
    for (const auto& [id, user] : m_desk.roster().users) {
        const bool answers = user.role == wire::Role::operator_ || user.role == wire::Role::senior ||
                             user.role == wire::Role::supervisor || user.role == wire::Role::owner;
        if (answers && id != m_desk.me().id && !user.disabled.value_or(false))
            all.append({id.value, harmless(user.name)});
    }
    std::sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
        return QString::localeAwareCompare(one.second, other.second) < 0;
    });
    return all;
}

void InboxController::openFile(const OpenDialog& from, FileId id) {
    const auto attachment = from.attachment(id);
    const bool picture = attachment && (attachment->kind == wire::AttachmentKind::photo ||
                                        attachment->kind == wire::AttachmentKind::sticker);
    if (picture)
        return m_pictureWindow.open(id, QString::fromStdString(attachment->name), m_pictures.picture(id.value));
    m_desk.fileLink(id, this, [this](const Result<std::string>& link) {
        if (!link)
            m_window.announce(refusalWords(link.error()));
        else if (!kit::openLink(m_server.resource(QString::fromStdString(*link))))
            m_window.announce(tr("The file can't be opened"));
    });
}

/// Whoever goes by with the arrows only hears of it.
void InboxController::showLeftText(DialogId id, bool wanted) {
    if (!wanted)
        return m_window.announce(tr("You can't open this dialog any more: Enter shows your text"));
    QStringList texts;
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
        if (const KeptDraft* draft = m_desk.draft(id, mode))
            texts += QString::fromStdString(draft->text);
    const LeftText* box = m_window.openLeftText(texts.join(QStringLiteral("\n\n")));
    connect(box, &LeftText::deleteRequested, this, [this, id] {
        for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
            m_desk.saveDraft(id, mode, std::string());
    });
}

void InboxController::setPresence(const DeclaredPresence& declared) {
    rememberReason(declared.reason);
    const auto reason = declared.reason.isEmpty() ? std::nullopt : std::optional(declared.reason.toStdString());
    m_desk.setPresence(statusOf(declared.presence), reason, this, [this](const Result<wire::Presence>& answer) {
        if (!answer)
            m_window.announce(refusalWords(answer.error()));
        refreshMe();
    });
}

void InboxController::rememberReason(const QString& reason) {
    if (reason.isEmpty() || reasonsOf(m_desk.roster().company).contains(reason))
        return;
    m_recentReasons.removeAll(reason);
    m_recentReasons.prepend(reason);
    m_recentReasons = m_recentReasons.mid(0, kRecentReasons);
    emit recentReasonsChanged(m_recentReasons);
}

void InboxController::setRecentReasons(const QStringList& recent) {
    m_recentReasons = recent;
    refreshMe();
}

QStringList InboxController::reasons() const {
    QStringList reasons = reasonsOf(m_desk.roster().company);
    reasons.append(m_recentReasons);
    reasons.removeDuplicates();
    return reasons;
}

void InboxController::refreshMe() {
    m_window.setMe(QString::fromStdString(m_desk.me().name), m_desk.me().id.value);
    m_window.setMayManageChannels(m_channels.isAllowed());
    // The people are told of before the channels: while there are none nothing is known.
    const Roster& roster = m_desk.roster();
    m_window.setNeedsChannel(m_channels.isAllowed() && !roster.users.empty() && roster.channels.empty());
    m_window.setColleagues(colleagues());
    const auto found = m_desk.roster().presence.find(m_desk.me().id);
    if (found == m_desk.roster().presence.end())
        return;
    m_presence = declaredIn(found->second);
    m_window.setPresence(m_presence, reasons(), found->second.since.time_since_epoch().count());
}

} // namespace pult::client
