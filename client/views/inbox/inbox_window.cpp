// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/notice_bar.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/first_message.hpp"
#include "client/views/composer/left_text.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/connection_bar.hpp"
#include "client/views/inbox/rail.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/filter_bar.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/templates/template_editor.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {
constexpr QSize kOwnUsual(640, 760);
} // namespace

InboxWindow::InboxWindow(kit::Theme& theme, kit::NowMs now, Extent extent, QWidget* parent)
    : QMainWindow(parent), m_theme(theme), m_now(now), m_extent(extent), m_scale(theme.scalePercent()) {
    build(std::move(now));
    connectPanes();
    connectBulk();
    addKeys();
    retranslate();
    setWindowIcon(theme.icon(QStringLiteral("pult"), 64, kit::Token::accent));
    if (m_extent == Extent::desk) {
        setMinimumSize(1024, 640);
        resize(1440, 900);
    } else {
        hideDesk();
        resize(theme.px(kOwnUsual.width()),
               std::min(theme.px(kOwnUsual.height()), screen()->availableGeometry().height()));
    }
    connect(&theme, &kit::Theme::changed, this, &InboxWindow::onThemeChanged);
}

InboxWindow::~InboxWindow() {
    // Dying panes still tell what changes: the window has to be whole to hear it.
    delete takeCentralWidget();
}

void InboxWindow::build(kit::NowMs now) {
    auto* central = new kit::Paper(m_theme, kit::Token::bgWindow);
    m_body = new QWidget;
    m_body->installEventFilter(this);
    m_rail = new Rail(m_theme);
    m_folders = new FolderPane(m_theme);
    m_folders->setObjectName(QStringLiteral("folders"));
    m_list = new ListPane(m_theme, now);
    m_pane = new ThreadPane(m_theme, now);
    m_card = new CardPane(m_theme, now);
    m_card->setObjectName(QStringLiteral("card"));
    m_connection = new ConnectionBar(m_theme, now);
    m_alerts = new AlertBar(m_theme);
    m_status = new StatusLine(m_theme, now);
    m_toast = m_extent == Extent::desk ? m_list->toast() : new kit::NoticeBar(m_theme);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_pane);
    m_splitter->addWidget(m_card);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);

    auto* row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_folders);
    row->addWidget(m_splitter, 1);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_connection);
    column->addWidget(m_alerts);
    column->addWidget(m_body, 1);
    if (m_extent == Extent::dialog)
        column->addWidget(m_toast);
    column->addWidget(m_status);
    setCentralWidget(central);

    m_overlay = new KeysOverlay(m_theme, central);
    m_palette = new CommandPalette(m_theme, central);
    connect(m_palette, &CommandPalette::chosen, this, &InboxWindow::onCommand);
    m_pane->header()->setKeyOf([this](const QString& id) { return keyOf(id); });
    m_pane->setKeyOf([this](const QString& id) { return keyOf(id); });
    m_myMenu = new QMenu(this);
    m_rail->setMyMenu(m_myMenu);
    connect(m_myMenu, &QMenu::aboutToShow, this, &InboxWindow::fillMyMenu);
    fillMyMenu();
    divide();
}

void InboxWindow::setDialogs(QAbstractItemModel* dialogs) {
    m_list->list()->setModel(dialogs);
}

void InboxWindow::setFolder(Folder folder) {
    m_folders->setFolder(folder);
    m_list->setFolder(folder);
}

void InboxWindow::setFolderCount(Folder folder, const FolderCount& count) {
    m_folders->setCount(folder, count);
    m_list->setCount(folder, count);
    if (folder == Folder::unsent)
        m_somethingFailed = count.total > 0;
    if (folder == Folder::mine)
        m_rail->setBadge(Rail::Room::inbox, std::max(count.waiting, 0));
}

void InboxWindow::setDesk(const QList<DialogRow>& rows) {
    m_list->desk()->setRows(rows);
    m_list->desk()->setOpenDialog(openDialogId());
}

void InboxWindow::pulse(std::int64_t dialogId) {
    if (m_theme.reducesMotion() || dialogId == openDialogId())
        return;
    m_list->desk()->pulse(dialogId);
    m_list->list()->pulse(dialogId);
}

void InboxWindow::setFolderEntries(const QList<FolderEntry>& entries) {
    m_folders->setEntries(entries);
    m_list->setEntries(entries);
}

void InboxWindow::setFolderEntry(const QString& key) {
    m_folders->setEntry(key);
    m_list->setEntry(key);
}

void InboxWindow::setFolderHabits(const FolderHabits& habits) {
    m_folderHabits = habits;
    m_folders->setHabits(habits);
    m_list->setHabits(habits);
}

void InboxWindow::setFilterOffers(const QList<FilterOffer>& offers, bool mayShare) {
    m_list->filters()->setMayShare(mayShare);
    m_list->filters()->setOffers(offers);
}

void InboxWindow::setFilter(const ListFilter& filter) {
    m_list->setFilter(filter);
}

void InboxWindow::setOpenSaved(const OpenSaved& saved) {
    m_list->setOpenSaved(saved);
}

void InboxWindow::setShownCount(const FolderCount& count) {
    m_list->setShownCount(count);
}

void InboxWindow::setOrder(bool byUrgency) {
    m_list->setByUrgency(byUrgency);
}

void InboxWindow::setOwnWindow(std::int64_t dialogId, InboxWindow* window) {
    if (window)
        m_ownWindows.insert(dialogId, window);
    else
        m_ownWindows.remove(dialogId);
}

SearchPane* InboxWindow::search() const {
    return m_list->search();
}

std::int64_t InboxWindow::openDialogId() const {
    return m_pane->dialog() ? m_pane->dialog()->id : 0;
}

void InboxWindow::markOpenRow() {
    m_list->list()->setOpenDialog(openDialogId());
}

TemplateEditor* InboxWindow::openTemplateEditor(const TemplateDraft& draft, const TemplateChoices& choices) {
    auto* editor = new TemplateEditor(m_theme, draft, choices, this);
    editor->show();
    return editor;
}

FirstMessage* InboxWindow::openFirstMessage(const Addressee& to) {
    auto* form = new FirstMessage(m_theme, to, this);
    form->show();
    return form;
}

LeftText* InboxWindow::openLeftText(const QString& text) {
    auto* box = new LeftText(m_theme, text, this);
    box->show();
    return box;
}

void InboxWindow::setCard(const CustomerCard& card) {
    m_card->setCard(card);
    m_pane->setClientContacts(card.id, card.contacts);
    m_pane->setContacts(card.contacts);
}

void InboxWindow::returnCustomerNote(std::int64_t customerId, const QString& text) {
    m_card->returnNote(customerId, text);
}

void InboxWindow::returnCustomerField(std::int64_t customerId, const QString& key, const QString& value,
                                      const QString& trouble) {
    m_card->returnField(customerId, key, value, trouble);
}

void InboxWindow::forgetTexts() {
    search()->field()->clear();
    m_pane->findBar()->field()->clear();
    m_card->forgetNotes();
    setCard(CustomerCard{});
    composer()->forgetTexts();
    hideBulk();
    m_status->forgetNews();
    m_previousDialog = 0;
    m_dialogsBefore.clear();
    // Windows of one thing don't go with this one.
    for (QDialog* box : findChildren<QDialog*>())
        box->reject();
}

void InboxWindow::setNeedsChannel(bool needs) {
    m_list->setNeedsChannel(needs);
}

void InboxWindow::setQueue(int waiting, std::int64_t oldestSinceMs, const WaitClock& clock) {
    m_status->setQueue(waiting, oldestSinceMs, clock);
}

void InboxWindow::setConnection(const ConnectionStatus& status) {
    m_status->setConnection(status);
    m_connection->setStatus(status);
    m_list->setOnline(status.phase != ConnectionStatus::Phase::offline);
}

void InboxWindow::setFollowsDesktop(bool follows) {
    m_followsDesktop = follows;
}

void InboxWindow::setNewRows(int count) {
    m_list->list()->setNewRows(count);
}

void InboxWindow::setAlerts(const QList<AlertRow>& alerts) {
    m_alerts->setAlerts(alerts);
}

void InboxWindow::setMe(const QString& name, std::int64_t id) {
    m_rail->setMe(name, id);
}

void InboxWindow::setPresence(const DeclaredPresence& declared, const QStringList& reasons, std::int64_t sinceMs) {
    m_presence = declared;
    m_reasons = reasons;
    m_rail->setPresence(declared);
    const QString resting = restingWords(sinceMs);
    m_status->setPresence({declared, reasons, resting});
    m_folders->setResting(resting);
}

/// Empty: what comes in comes to this operator, too.
QString InboxWindow::restingWords(std::int64_t sinceMs) const {
    const bool rests = m_presence.presence == Presence::busy || m_presence.presence == Presence::pause;
    if (!rests)
        return {};
    const QString status = presenceWords(m_presence);
    if (sinceMs <= 0)
        return tr("%1. No new dialogs come", "a status").arg(status);
    return tr("%1, since %2. No new dialogs come", "a status, a time")
        .arg(status, kit::TimeWords::inSentence(sinceMs, m_now()));
}

void InboxWindow::setLanguage(const QString& code) {
    m_language = code;
}

void InboxWindow::setHeld(const QString& customer, int seconds) {
    if (seconds > 0 && seconds >= m_heldSeconds)
        m_actFollowsReply = false; // another reply: of the same one the seconds only become less
    m_heldSeconds = seconds;
    m_status->setHeld(customer, seconds);
    showUndoKey();
}

void InboxWindow::announce(const QString& words) {
    m_status->announce(words);
}

void InboxWindow::tellWhatComes(const QString& words) {
    m_status->tellWhatComes(words);
}

void InboxWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    arrange();
}

void InboxWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    placeDrawer(); // a card that was to be seen before the window was
    if (!focusWidget() || !focusWidget()->isVisible())
        firstPane()->setFocus();
}

QWidget* InboxWindow::firstPane() const {
    return m_extent == Extent::desk ? static_cast<QWidget*>(m_list->list()) : thread();
}

void InboxWindow::bringForward() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void InboxWindow::closeEvent(QCloseEvent* event) {
    // Whoever owns the window decides where it goes.
    event->ignore();
    emit putAwayRequested();
}

/// Bars over the drawer come and go.
bool InboxWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_body && event->type() == QEvent::Resize)
        placeDrawer();
    return QMainWindow::eventFilter(watched, event);
}

void InboxWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        emit stateChanged();
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        emit activated();
}

void InboxWindow::retranslate() {
    showTitle();
    fillCommands();
}

} // namespace pult::client
