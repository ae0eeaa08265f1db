// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notifier.hpp"

#include "client/app/inbox_controller.hpp"
#include "client/app/notices/bus_notices.hpp"
#include "client/app/notices/desktop_reach_probe.hpp"
#include "client/app/notices/popup_notices.hpp"
#include "client/kit/button.hpp"
#include "client/views/inbox/inbox_window.hpp"

#include <QApplication>

namespace pult::client {

namespace {

const QString kLacksKey = QStringLiteral("desktop");
constexpr std::int64_t kHourMs = 3'600'000;

/// Elsewhere (Wayland) a window can neither choose its place nor promise to leave the keyboard alone.
bool placesItsWindows() {
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("xcb") || platform == QLatin1String("offscreen");
}

} // namespace

Notifier::Notifier(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_settings(parts.profile.notices()),
      m_center({[this](DialogId dialog) { return gazeAt(dialog); },
                [this](Chime chime, int volume) { m_chimes.play(chime, volume); }, parts.clock}),
      m_watch(parts.desk, parts.controller.alerts()) {
    m_center.setSettings(m_settings);
    m_watch.setIsLookedAt([this](DialogId id) { return m_parts.controller.isLookedAt(id); });
    const auto follow = [this](const InboxWindow* window) {
        connect(window, &InboxWindow::activated, this,
                [this, window] { m_watch.seen(DialogId{window->openDialogId()}); });
    };
    follow(&m_parts.window);
    connect(&m_parts.controller, &InboxController::windowMade, this, follow);
    connect(&m_watch, &NoticeWatch::happened, &m_center, &NoticeCenter::hear);
    connect(&m_watch, &NoticeWatch::over, &m_center, &NoticeCenter::end);
    connect(&m_watch, &NoticeWatch::standingChanged, this, &Notifier::showStanding);
    connect(&m_parts.window, &InboxWindow::alertDismissed, &m_watch, &NoticeWatch::putAway);
    connect(&m_center, &NoticeCenter::openRequested, this, &Notifier::raiseRequested);
    connect(&m_center, &NoticeCenter::takeRequested, this, [this](qint64 dialog) {
        emit m_parts.window.takeRequested(dialog);
        emit raiseRequested(dialog);
    });
    connect(&m_center, &NoticeCenter::replied, this, [this](qint64 dialog, const QString& text, qint64 seenSeq) {
        m_parts.controller.reply(DialogId{dialog}, text, seenSeq);
    });
    connect(&m_center, &NoticeCenter::leftUnsent, this, [this](qint64 dialog, const QString& text) {
        m_parts.desk.addToDraft(DialogId{dialog}, wire::ComposeMode::reply, text.toStdString());
        m_parts.window.announce(tr("The reply that was begun in the notification is a draft of its dialog"));
    });
    connect(&m_center, &NoticeCenter::toastRequested, &m_parts.window, &InboxWindow::announce);
    connect(&m_center, &NoticeCenter::newsRequested, this, [this](const QString& words) {
        // Where the operator looks: it may be the window of one dialog.
        auto* active = qobject_cast<InboxWindow*>(QApplication::activeWindow());
        (active ? *active : m_parts.window).tellWhatComes(words);
    });
    connect(&m_center, &NoticeCenter::flashRequested, this, [this] { QApplication::alert(&m_parts.window); });
    connect(&m_parts.controller, &InboxController::opened, this, [this](qint64 id) { m_watch.seen(DialogId{id}); });
    connect(&m_parts.controller, &InboxController::counted, this, &Notifier::onCounted);
    connect(&m_chimes, &ChimePlayer::failed, this, [this] {
        m_mute = true;
        showLacks();
    });
    connect(&m_parts.desk, &Desk::reachChanged, this, &Notifier::showState);
    connect(&m_parts.desk, &Desk::rosterChanged, this, &Notifier::showState);
    connect(&m_parts.desk, &Desk::started, this, &Notifier::showState);
    connect(&m_parts.window, &InboxWindow::alertDismissed, this, [this](const QString& key) {
        if (key != kLacksKey)
            return;
        m_parts.profile.setAcceptedLacks(lacks());
        showLacks();
    });
    connect(&m_parts.theme, &kit::Theme::changed, this, [this] {
        m_state.reset();
        showState();
    });
    connect(&m_checkTimer, &QTimer::timeout, this, &Notifier::checkReach);
    m_checkTimer.start(kChecksItself);
    for (const auto& [folder, count] : m_parts.controller.counts())
        onCounted(folder, count);
    showState();
    checkReach();
}

Notifier::~Notifier() {
    m_parts.controller.setDialogAlerts({});
    tellLauncher(m_parts.bus, 0);
}

Gaze Notifier::gazeAt(DialogId dialog) const {
    if (QApplication::applicationState() != Qt::ApplicationActive)
        return Gaze::elsewhere;
    if (m_parts.controller.isLookedAt(dialog))
        return Gaze::there;
    const InboxWindow& window = m_parts.window;
    return window.isVisible() && !window.isMinimized() ? Gaze::besides : Gaze::elsewhere;
}

void Notifier::setSettings(const NoticeSettings& settings) {
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_parts.profile.setNotices(settings);
    m_center.setSettings(settings);
    showState();
    emit settingsChanged();
}

void Notifier::setQuiet(bool quiet) {
    NoticeSettings settings = m_settings;
    settings.quietUntilMs = quiet ? m_parts.desk.nowMs() + kHourMs : 0;
    setSettings(settings);
}

void Notifier::checkReach() {
    probeDesktop(this, m_parts.bus, m_parts.soundDevices, [this](const DesktopReach& reach) { onReach(reach); });
}

void Notifier::onReach(const DesktopReach& reach) {
    if (std::exchange(m_probed, true) && reach == m_reach)
        return;
    if (reach.sound != m_reach.sound)
        m_mute = false;
    m_reach = reach;
    if (!reach.tray && m_tray) {
        m_tray.reset();
        if (m_parts.window.isHidden())
            putAway(); // nothing else leads to it any more
    } else if (reach.tray && !m_tray) {
        m_tray = std::make_unique<Tray>(m_parts.theme);
        connect(m_tray.get(), &Tray::raiseRequested, this, [this] { emit raiseRequested(0); });
        connect(m_tray.get(), &Tray::presenceRequested, &m_parts.window, &InboxWindow::presenceRequested);
        connect(m_tray.get(), &Tray::presenceReasonAsked, this, [this](Presence presence) {
            emit raiseRequested(0);
            m_parts.window.askPresenceReason(presence);
        });
        connect(m_tray.get(), &Tray::quietRequested, this, &Notifier::setQuiet);
        connect(m_tray.get(), &Tray::quitRequested, this, &Notifier::quitRequested);
    }
    chooseBoard();
    showState();
    showLacks();
    emit reachChanged();
}

/// The desktop's own popups, else ours, else the tray's.
void Notifier::chooseBoard() {
    m_boardIsDue = m_popups && m_popups->isWrittenIn();
    if (m_boardIsDue)
        return;
    const Popups wanted = m_reach.notifications ? Popups::desktops : placesItsWindows() ? Popups::own : Popups::none;
    if (m_popups && wanted == m_popupsAre)
        return; // what they show stays, and so do its buttons
    m_popupsAre = wanted;
    m_center.setBoard(nullptr);
    m_popups.reset();
    if (wanted == Popups::desktops) {
        m_popups = std::make_unique<BusNotices>(m_parts.bus);
        // Not from within itself.
        connect(m_popups.get(), &NoticeBoard::failed, this, &Notifier::onPopupFailed, Qt::QueuedConnection);
    } else if (wanted == Popups::own) {
        m_popups = std::make_unique<PopupNotices>(m_parts.theme);
        connect(
            m_popups.get(), &NoticeBoard::closed, this,
            [this] {
                if (m_boardIsDue)
                    chooseBoard();
            },
            Qt::QueuedConnection);
    }
    m_center.setBoard(m_popups ? m_popups.get() : static_cast<NoticeBoard*>(m_tray.get()));
}

/// Whoever showed them is there no longer; the next look at the desktop may find him again.
void Notifier::onPopupFailed(const Notice& notice) {
    DesktopReach less = m_reach;
    less.notifications = false;
    onReach(less);
    if (m_popups)
        m_popups->show(notice);
}

QString Notifier::lacks() const {
    QStringList all;
    if (!m_reach.notifications)
        all.append(QStringLiteral("notifications"));
    if (m_reach.hushed)
        all.append(QStringLiteral("hushed"));
    if (!m_reach.sound || m_mute)
        all.append(QStringLiteral("sound"));
    else if (m_reach.muted)
        all.append(QStringLiteral("muted"));
    return all.join(u' ');
}

void Notifier::showLacks() {
    const QString missing = lacks();
    if (!m_probed || missing.isEmpty() || missing == m_parts.profile.acceptedLacks())
        return m_parts.controller.setDesktopAlert(std::nullopt);
    QStringList why;
    if (!m_reach.notifications)
        why.append(placesItsWindows()
                       ? tr("This desktop shows no notifications: Pult shows them in small windows of its own.")
                       : tr("This desktop shows no notifications: you see new messages in this window only."));
    if (m_reach.hushed)
        why.append(tr("The desktop's own do-not-disturb is on: you may not see or hear new messages."));
    if (!m_reach.sound || m_mute)
        why.append(tr("No sound device: you won't hear new messages."));
    else if (m_reach.muted)
        why.append(tr("The sound of this computer is switched off: you won't hear new messages."));
    AlertRow row;
    row.key = kLacksKey;
    row.words = why.join(u' ');
    row.mendable = true;
    m_parts.controller.setDesktopAlert(row);
}

void Notifier::retranslate() {
    showLacks();
    showStanding();
}

void Notifier::showStanding() {
    m_parts.controller.setDialogAlerts(m_watch.standing());
}

void Notifier::onCounted(Folder folder, const FolderCount& count) {
    if (folder == Folder::mine)
        m_mine = std::max(count.waiting, 0);
    else if (folder == Folder::unassigned)
        m_queue = std::max(count.waiting, 0);
    else
        return;
    showState();
}

void Notifier::showState() {
    DeskState state;
    state.count = m_mine + (m_settings.countsQueue ? m_queue : 0);
    state.online = m_parts.desk.isOnline();
    state.presence = m_parts.controller.presence();
    if (m_tray) {
        m_tray->setReasons(m_parts.controller.reasons());
        m_tray->setState(state);
        m_tray->setQuiet(m_settings.isQuiet(m_parts.desk.nowMs()));
    }
    if (state == m_state)
        return;
    if (!m_state || state.count != m_state->count)
        tellLauncher(m_parts.bus, state.count);
    m_parts.window.setWindowIcon(badgeIcon(m_parts.theme, state, false));
    m_state = state;
}

void Notifier::putAway() {
    if (m_tray)
        return m_parts.window.hide();
    m_parts.window.showMinimized();
    if (m_parts.profile.knowsNoTray())
        return;
    m_parts.profile.setKnowsNoTray();
    const QString key = kit::keyWords(m_parts.window.keyOf(QStringLiteral("work.quit")));
    m_center.say(tr("Pult goes on"),
                 key.isEmpty()
                     ? tr("This desktop has no tray: the window is only minimised.")
                     : tr("This desktop has no tray: the window is only minimised. %1 quits Pult.", "key").arg(key));
}

} // namespace pult::client
