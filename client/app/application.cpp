// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/application.hpp"

#include <QApplication>
#include <QMessageBox>
#include <QPalette>
#include <QPushButton>
#include <QScreen>

#include <iostream>
#include <string>

#include "client/app/session/last_moment.hpp"
#include "client/spell/dictionary.hpp"
#include "shared/domain/company_keys.hpp"

namespace pult::client {

namespace {

constexpr int kLayoutSettlesMs = 1000;
/// So long nobody minds waiting.
constexpr Millis kLastMoment{2000};

WebSocketLink::Settings linkSettings() {
    WebSocketLink::Settings settings;
    settings.client = "pult " PULT_VERSION;
    settings.firstConnection = Millis{200};
    return settings;
}

} // namespace

Application::SignIn::SignIn(Application& application)
    : window(application.m_theme), controller(application.m_link, application.m_tokens, application.m_profile, window) {
    window.setLanguage(application.m_language.code());
    connect(&window, &SignInWindow::languageChosen, &application, &Application::chooseLanguage);
    connect(&controller, &SignInController::signedIn, &application,
            [&application, this] { application.showInbox(controller.server()); });
    connect(&controller, &SignInController::failed, &application, [&application, this] {
        if (!application.m_inbox.isVisible())
            window.show();
    });
}

Application::Application(QApplication& qt, StartOptions options, Profile profile)
    : m_qt(qt), m_options(std::move(options)), m_profile(std::move(profile)),
      m_desktop(qt.palette().color(QPalette::Window).lightness() < 128, DesktopColours::sessionBus()),
      m_theme(schemeOf(chosenTheme(), m_desktop), m_profile.scalePercent()), m_language(chosenLanguage()),
      m_tokens(m_profile.path(QStringLiteral("session.json"))), m_key(m_profile), m_vault(openVault(m_profile, m_key)),
      m_scope(m_profile, m_key), m_link(m_clock, linkSettings()), m_network(m_link), m_courier(m_link),
      m_speller(dictionaryFolders(), m_profile.path(QStringLiteral("words.txt"))),
      m_inbox(m_theme.prepare(qt), kit::systemNowMs), m_focusReturn(qt, m_inbox),
      m_desk(m_link, *m_vault.vault, m_scope.cache(), m_clock), m_openWanted(m_options.openDialog) {
    // A style sheet makes every widget dear that gets a parent: it comes when the window is whole.
    m_theme.dress(qt);
    m_inbox.setLanguage(m_language.code());
    if (!m_profile.geometry().isEmpty())
        m_inbox.restoreGeometry(m_profile.geometry());
    else if (const QScreen* screen = m_inbox.screen())
        m_inbox.resize(m_inbox.size().boundedTo(screen->availableSize()));
    restoreLayout();
    connectWindows();
}

Application::~Application() = default;

void Application::connectWindows() {
    connect(&m_inbox, &InboxWindow::languageRequested, this, &Application::chooseLanguage);
    connect(&m_inbox, &InboxWindow::schemeRequested, this, [this](kit::Scheme scheme) {
        m_theme.setScheme(scheme);
        m_profile.setTheme(kit::schemeName(scheme));
        followDesktop(false);
    });
    connect(&m_inbox, &InboxWindow::desktopSchemeRequested, this, [this] {
        m_profile.setTheme(QStringLiteral("system"));
        followDesktop(true);
    });
    followDesktop(!kit::schemeOfName(chosenTheme()));
    connect(&m_inbox, &InboxWindow::scaleRequested, this, [this](int percent) {
        m_theme.setScalePercent(percent);
        m_profile.setScalePercent(m_theme.scalePercent());
    });
    connect(&m_inbox, &InboxWindow::stillnessRequested, this, [this](bool still) {
        m_theme.setReducesMotion(still);
        m_profile.setReducesMotion(still);
    });
    m_theme.setReducesMotion(m_profile.reducesMotion());
    const auto holdFor = [this](int seconds) {
        m_desk.setHold(std::chrono::seconds{seconds});
        m_inbox.setHoldSeconds(seconds);
    };
    connect(&m_inbox, &InboxWindow::holdRequested, this, [this, holdFor](int seconds) {
        m_profile.setHoldSeconds(seconds);
        holdFor(seconds);
    });
    holdFor(m_profile.holdSeconds());
    m_desk.setDevice(m_profile.device().toStdString());
    // Another program, a locked screen: who knows whether this one comes back.
    connect(&m_qt, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive || !m_inboxController)
            return;
        m_inboxController->keepDrafts();
        m_desk.flushDrafts();
        m_layoutTimer.start();
    });
    // Not only when the program ends: it may be killed.
    m_layoutTimer.setSingleShot(true);
    m_layoutTimer.setInterval(kLayoutSettlesMs);
    checkSpelling();
    connectComposer(*m_inbox.composer());
    connect(&m_inbox, &InboxWindow::folderHabitsChanged, this,
            [this](const FolderHabits& habits) { m_profile.setFolders(habits); });
    connect(&m_inbox, &InboxWindow::layoutChanged, &m_layoutTimer, qOverload<>(&QTimer::start));
    connect(&m_layoutTimer, &QTimer::timeout, this, &Application::rememberWindow);
    connect(&m_inbox, &InboxWindow::putAwayRequested, this, [this] {
        if (m_notifier)
            m_notifier->putAway();
    });
    connect(&m_inbox, &InboxWindow::signOutRequested, this, &Application::signOut);
    connect(&m_inbox, &InboxWindow::quitRequested, this, &Application::quit);
    connect(&m_link, &Link::signedOut, this, &Application::onSignedOut);
    connect(&m_scope, &KeptScope::noticed, &m_inbox, &InboxWindow::announce);
    connect(&m_desk, &Desk::rosterChanged, this, &Application::learnCompanyWords);
    connect(&m_desk, &Desk::started, this, &Application::openWanted, Qt::QueuedConnection);
}

void Application::connectComposer(ComposerView& composer) {
    composer.setSpeller(m_speller);
    composer.setEnterSends(m_profile.enterSends());
    composer.setPictureHabits(m_profile.pictures());
    connect(&composer, &ComposerView::spellingToggled, this, [this](bool on) {
        m_profile.setChecksSpelling(on);
        checkSpelling();
    });
    composer.setEmojiHabits({m_profile.recentEmoji(), m_profile.emojiSkinTone()});
    connect(&composer, &ComposerView::emojiHabitsChanged, this,
            [this](const EmojiHabits& habits) { m_profile.setEmoji(habits.recent, habits.skinTone); });
}

void Application::connectOwnWindows() {
    connect(m_inboxController.get(), &InboxController::windowMade, this,
            [this](InboxWindow* window) { connectComposer(*window->composer()); });
    connect(&m_inboxController->ownWindows(), &OwnWindows::changed, this,
            [this] { m_profile.setWindows(m_inboxController->ownWindows().kept()); });
}

void Application::start() {
    m_key.settle();
    m_network.settle();
    if (!m_options.passwordFromInput && resumeKept())
        return;
    signInScene().controller.prepare(m_options.server, m_options.login);
    if (m_options.passwordFromInput)
        return signInFromInput();
    // Signing out may have been cut short.
    m_scope.cache().clear();
    signInScene().window.show();
}

Application::SignIn& Application::signInScene() {
    if (!m_signIn)
        m_signIn = std::make_unique<SignIn>(*this);
    return *m_signIn;
}

void Application::signInFromInput() {
    std::string password;
    std::getline(std::cin, password);
    signInScene().controller.signIn(signInScene().window.server(), m_options.login, QString::fromStdString(password),
                                    m_profile.staysSignedIn());
}

bool Application::resumeKept() {
    const auto kept = m_tokens.load();
    if (!kept)
        return false;
    const bool otherLogin = !m_options.login.isEmpty() && m_options.login.toStdString() != kept->user.login;
    const auto server =
        m_options.server.isEmpty() ? Result<ServerAddress>(kept->server) : ServerAddress::parse(m_options.server);
    if (otherLogin || !server || !(*server == kept->server))
        return false;
    m_desk.setMe(kept->user, kept->server.text().toStdString());
    m_link.resume(kept->server, kept->token, m_desk.position());
    showInbox(kept->server);
    return true;
}

void Application::showInbox(const ServerAddress& server) {
    m_courier.setServer(server);
    m_inboxController = std::make_unique<InboxController>(m_link, m_desk, m_courier, m_clock, server, m_inbox, m_theme);
    m_inboxController->setRecentReasons(m_profile.recentReasons());
    connect(m_inboxController.get(), &InboxController::recentReasonsChanged, this,
            [this](const QStringList& reasons) { m_profile.setRecentReasons(reasons); });
    TemplateDesk& templates = m_inboxController->templates();
    templates.setHabits(TemplateHabits::fromJson(m_profile.templateHabits()));
    connect(&templates, &TemplateDesk::habitsChanged, this,
            [this](const TemplateHabits& habits) { m_profile.setTemplateHabits(habits.toJson()); });
    m_idle = std::make_unique<IdleWatch>(m_desk, m_clock, DesktopColours::sessionBus());
    m_notifier = std::make_unique<Notifier>(Notifier::Parts{m_desk, *m_inboxController, m_inbox, m_theme, m_profile,
                                                            m_clock, DesktopColours::sessionBus()});
    connect(m_notifier.get(), &Notifier::raiseRequested, this, &Application::raise);
    connect(m_notifier.get(), &Notifier::quitRequested, this, &Application::quit);
    m_settings = std::make_unique<SettingsCare>(*m_notifier, m_inbox, m_theme, m_desk, m_profile,
                                                Autostart(m_options.profile), [this] { return look(); });
    connect(m_settings.get(), &SettingsCare::spellingRequested, this, [this](const QString& languages) {
        m_profile.setChecksSpelling(!languages.isEmpty());
        if (!languages.isEmpty())
            m_profile.setSpellingLanguages(languages);
        checkSpelling();
    });
    connect(m_settings.get(), &SettingsCare::sendKeyRequested, this, [this](bool enterSends) {
        m_profile.setEnterSends(enterSends);
        m_inbox.composer()->setEnterSends(enterSends);
        for (const InboxWindow* window : m_inboxController->ownWindows().windows())
            window->composer()->setEnterSends(enterSends);
    });
    connect(m_settings.get(), &SettingsCare::picturesChanged, this, [this](const PictureHabits& habits) {
        m_profile.setPictures(habits);
        m_inbox.composer()->setPictureHabits(habits);
        for (const InboxWindow* window : m_inboxController->ownWindows().windows())
            window->composer()->setPictureHabits(habits);
    });
    // Whoever closes windows, the desk's or those of single dialogs, wants to be called still: into the tray, or
    // minimised where there is none. Only quit() ends the program.
    QApplication::setQuitOnLastWindowClosed(false);
    restoreLayout(); // it may be another operator's
    m_inbox.setFolderHabits(m_profile.folders());
    m_inbox.show();
    if (m_signIn)
        m_signIn->window.hide();
    connect(m_inboxController.get(), &InboxController::opened, this, [this](qint64 id) {
        m_openWanted = 0; // whoever has gone on is not called back
        m_profile.setLastDialog(id);
    });
    connectOwnWindows();
    m_inboxController->restoreDesk(m_profile.desk());
    if (const QString place = m_profile.place(); !place.isEmpty())
        m_inboxController->restorePlace(place);
    connect(m_inboxController.get(), &InboxController::placeChanged, this,
            [this](const QString& changed) { m_profile.setPlace(changed); });
    connect(m_inboxController.get(), &InboxController::deskChanged, this,
            [this](const QList<qint64>& dialogs) { m_profile.setDesk(dialogs); });
    restoreDialog();
    // One line shows one of them; what was typed comes before what can be loaded anew.
    const QString notice = m_vault.notice.isEmpty() ? m_scope.notice() : m_vault.notice;
    if (!notice.isEmpty())
        m_inbox.announce(notice);
}

/// The one that was asked for at the start, or the one that was open last, if it is still there.
void Application::restoreDialog() {
    const bool asked = m_openWanted != 0;
    if (const qint64 id = asked ? m_openWanted : m_profile.lastDialog(); id != 0)
        m_inboxController->restore(DialogId{id}, asked, MessageId{asked ? 0 : m_profile.lastMessage()});
    m_inboxController->ownWindows().restore(m_profile.windows());
}

void Application::showSignIn() {
    signInScene().controller.prepare({}, {});
    signInScene().window.show();
    rememberWindow();
    m_inbox.hide();
    m_settings.reset();
    m_notifier.reset();
    m_idle.reset();
    m_inboxController.reset();
    QApplication::setQuitOnLastWindowClosed(true);
}

void Application::onSignedOut(const Error& error) {
    if (m_inboxController)
        m_inboxController->keepDrafts();
    m_tokens.forget();
    showSignIn();
    m_inbox.forgetTexts(); // somebody else may sign in; for the same one they are in the vault
    signInScene().controller.explain(error);
}

void Application::signOut() {
    if (m_inboxController)
        m_inboxController->keepDrafts();
    letArrive(m_desk, kLastMoment); // before this computer forgets it
    if (!mayLeave(QT_TR_N_NOOP("%n message(s) or change(s) are not at the server yet and will be lost."),
                  tr("Leave and lose them"), true))
        return;
    m_tokens.forget();
    m_link.signOut();
    m_profile.setLastDialog(0);
    showSignIn();
    m_profile.setWindows({{}, m_profile.windows().last});
    m_desk.clear();
    m_inbox.forgetTexts();
}

void Application::quit() {
    if (m_inboxController)
        m_inboxController->keepDrafts();
    letArrive(m_desk, kLastMoment);
    if (!mayLeave(m_vault.lasts
                      ? QT_TR_N_NOOP(
                            "%n message(s) or change(s) are not at the server yet. They go there when Pult runs again.")
                      : QT_TR_N_NOOP("%n message(s) or change(s) are not at the server yet and will be lost."),
                  m_vault.lasts ? tr("Quit") : tr("Leave and lose them"), !m_vault.lasts))
        return;
    rememberWindow(); // those of single dialogs come back at the next start, too
    // quit() would close the windows first and stay where one of them is only put away.
    QCoreApplication::exit();
}

bool Application::mayLeave(const char* words, const QString& leaveWords, bool losesDrafts) {
    const int unsent = m_desk.outbox().size() + (losesDrafts ? m_desk.unsavedDrafts() + m_desk.texts() : 0);
    const int waiting = m_inboxController ? m_inboxController->waitingForFiles() : 0;
    if (unsent + waiting == 0)
        return true;
    QStringList lines;
    if (unsent > 0)
        lines.append(tr(words, nullptr, unsent));
    if (waiting > 0)
        lines.append(
            tr("%n message(s) wait for files that are still going up and will not be sent.", nullptr, waiting));
    QMessageBox box(&m_inbox);
    box.setTextFormat(Qt::PlainText);
    box.setIconPixmap(
        m_theme.pixmap(QStringLiteral("alert-triangle"), 24, kit::Token::warningText, m_inbox.devicePixelRatioF()));
    box.setText(lines.join(QLatin1Char('\n')));
    const auto* leave = box.addButton(leaveWords, QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == leave;
}

void Application::raise(qint64 openDialog) {
    QWidget& window = m_inboxController ? static_cast<QWidget&>(m_inbox) : signInScene().window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    if (openDialog <= 0)
        return;
    m_openWanted = openDialog;
    openWanted(); // from what is kept here, without a network too: later it would come between two words
}

void Application::openWanted() {
    if (m_openWanted != 0 && m_inboxController)
        m_inboxController->open(DialogId{std::exchange(m_openWanted, 0)}, true);
}

void Application::chooseLanguage(const QString& code) {
    m_language.set(code);
    m_profile.setLanguage(m_language.code());
    if (m_signIn)
        m_signIn->window.setLanguage(m_language.code());
    m_inbox.setLanguage(m_language.code());
    if (m_inboxController)
        m_inboxController->retranslate();
    if (m_notifier)
        m_notifier->retranslate();
}

QString Application::chosenLanguage() const {
    if (!m_options.language.isEmpty())
        return m_options.language;
    return m_profile.language().isEmpty() ? kit::Language::ofDesktop() : m_profile.language();
}

kit::Scheme Application::schemeOf(const QString& theme, const DesktopColours& desktop) {
    if (const auto chosen = kit::schemeOfName(theme))
        return *chosen;
    return desktop.dark() ? kit::Scheme::dark : kit::Scheme::light;
}

void Application::followDesktop(bool follows) {
    m_inbox.setFollowsDesktop(follows);
    m_desktop.disconnect(this);
    if (!follows)
        return;
    const auto adopt = [this] { m_theme.setScheme(m_desktop.dark() ? kit::Scheme::dark : kit::Scheme::light); };
    connect(&m_desktop, &DesktopColours::changed, this, adopt);
    adopt();
}

/// Each operator has widths of their own, and another screen has room for others.
QString Application::layoutPlace() const {
    const QSize screen = m_inbox.screen() ? m_inbox.screen()->size() : QSize();
    return QStringLiteral("%1 %2x%3").arg(m_profile.login()).arg(screen.width()).arg(screen.height());
}

void Application::restoreLayout() {
    const QByteArray kept = m_profile.layout(layoutPlace());
    if (!kept.isEmpty())
        m_inbox.restoreLayout(kept);
}

LookSettings Application::look() const {
    return {!kit::schemeOfName(m_profile.theme()),
            m_theme.scheme(),
            m_theme.scalePercent(),
            m_language.code(),
            m_profile.holdSeconds(),
            m_theme.reducesMotion(),
            m_profile.checksSpelling() ? m_profile.spellingLanguages() : QString(),
            m_profile.enterSends()};
}

void Application::checkSpelling() {
    const QString languages = m_profile.spellingLanguages();
    QSet<Script> scripts;
    if (languages.contains(QLatin1String("ru")))
        scripts.insert(Script::cyrillic);
    if (languages.contains(QLatin1String("en")))
        scripts.insert(Script::latin);
    m_speller.setScripts(scripts);
    m_speller.setOn(m_profile.checksSpelling());
}

/// What the company has taught all of its desks.
void Application::learnCompanyWords() {
    const auto& facts = m_desk.roster().company.facts;
    const auto words = facts.find(domain::kDictionary);
    m_speller.setCompanyWords(
        words == facts.end() ? QStringList() : QString::fromStdString(words->second).split(u'\n', Qt::SkipEmptyParts));
}

void Application::rememberWindow() {
    m_profile.setGeometry(m_inbox.saveGeometry());
    m_profile.setLayout(layoutPlace(), m_inbox.layoutState());
    if (!m_inboxController)
        return;
    m_profile.setWindows(m_inboxController->ownWindows().kept());
    if (const qint64 open = m_inbox.openDialogId(); open != 0 && open == m_profile.lastDialog())
        m_profile.setLastDialog(open, m_inboxController->scrolledTo().value);
}

} // namespace pult::client
