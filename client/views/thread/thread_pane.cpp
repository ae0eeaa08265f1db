// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/thread_pane.hpp"

#include "client/delegates/message_words.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/parts/drop_zone.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QDragEnterEvent>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace pult::client {
namespace {
// A computer that has slept finds the hours run down.
constexpr std::int64_t kLongestUnseenMs = 20'000;
constexpr std::int64_t kWindowSoonMs = 2 * 3'600'000;

/// What the bar says of the dialog's owner, and its buttons, depend on.
auto ownershipOf(const DialogRow& row) {
    return std::tuple(row.mine, row.assigneeId, row.replyLeave, row.mayTakeOver, row.mayNote);
}
} // namespace

ThreadPane::ThreadPane(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, kit::Token::bgChat, parent), m_theme(theme), m_now(now), m_header(new ThreadHeader(theme, now)),
      m_find(new FindBar(theme)), m_thread(new ThreadView(theme, now)), m_bar(new kit::NoticeBar(theme)),
      m_composer(new ComposerView(theme, m_now)), m_templates(new TemplatePicker(theme, this)),
      m_dropZone(new DropZone(theme, this)) {
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_find);
    column->addWidget(m_thread, 1);
    column->addWidget(m_bar);
    column->addWidget(m_composer);
    m_ticker.setInterval(1000);
    connect(&m_ticker, &QTimer::timeout, this, &ThreadPane::tick);
    m_untilOtherWords.setSingleShot(true);
    m_untilOtherWords.setTimerType(Qt::PreciseTimer);
    connect(&m_untilOtherWords, &QTimer::timeout, this, &ThreadPane::passTime);
    connect(m_composer, &ComposerView::quoteShown, m_thread, &ThreadView::setQuoted);
    connect(m_composer, &ComposerView::blanksRefused, this, &ThreadPane::showBlanks);
    connect(m_composer, &ComposerView::blanksFilled, this, [this] {
        if (m_noticeShown && !m_blankWords.isEmpty() && m_bar->words() == m_blankWords)
            hideNotice();
    });
    connect(m_composer, &ComposerView::threadKeyPressed, m_thread, &ThreadView::scrollByKey);
    connectTemplates();
    setDialog(std::nullopt);
}

void ThreadPane::offerFirst(const QList<TemplateRow>& approved, const TemplateContext& context) {
    delete m_first;
    m_first = new TemplatePicker(m_theme, this);
    m_first->setReadOnly(true);
    m_first->setTemplates(approved);
    m_first->setContext(0, context);
    connect(m_first, &TemplatePicker::approvedRequested, this,
            [this](const TemplateRow& row, const QHash<QString, QString>& values) {
                emit firstTemplateChosen(row.id, values);
            });
    m_first->placeAbove(foot(), m_header->height());
    m_first->open({});
}

/// The bar and the composer, whichever are there.
QRect ThreadPane::foot() const {
    const QRect foot = m_composer->isHidden() ? QRect(0, height(), width(), 0) : m_composer->geometry();
    return m_bar->isHidden() ? foot : foot.united(m_bar->geometry());
}

void ThreadPane::placeTemplates() {
    if (m_templates->isOpen())
        m_templates->placeAbove(foot(), m_header->height());
}

void ThreadPane::connectTemplates() {
    m_composer->installEventFilter(this);
    m_bar->installEventFilter(this);
    connect(m_composer, &ComposerView::templatesRequested, this, [this](const QString& query) {
        m_templates->placeAbove(foot(), m_header->height());
        m_templates->open(query);
    });
    connect(m_templates, &TemplatePicker::queryTyped, m_composer, &ComposerView::setSlashQuery);
    connect(m_templates, &TemplatePicker::dismissed, this, [this] {
        m_composer->endSlash();
        m_composer->focusText();
    });
    connect(m_templates, &TemplatePicker::insertRequested, this,
            [this](const TemplateRow& row, const FilledTemplate& text, bool send) {
                const qint64 dialog = m_composer->target().dialogId;
                m_composer->insertTemplate(row, text);
                emit templateInserted(dialog, row.id);
                if (send)
                    m_composer->send();
            });
    connect(m_templates, &TemplatePicker::commandRequested, this, [this](const QString& command) {
        m_composer->setSlashQuery({});
        m_composer->endSlash();
        m_composer->focusText();
        emit commandRequested(command);
    });
    connect(m_templates, &TemplatePicker::approvedRequested, this,
            [this](const TemplateRow& row, const QHash<QString, QString>& values) {
                if (mustChoose())
                    return m_composer->setHint(m_composer->target().dialogId, whyAskedFirst());
                m_composer->setSlashQuery({});
                m_composer->endSlash();
                m_composer->focusText();
                emit approvedRequested(m_composer->target().dialogId, row.id, values, m_sendsOvertaken);
            });
}

bool ThreadPane::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (watched == m_composer || watched == m_bar)
            placeTemplates();
        break;
    default:
        break;
    }
    return kit::Paper::eventFilter(watched, event);
}

void ThreadPane::resizeEvent(QResizeEvent* event) {
    kit::Paper::resizeEvent(event);
    m_composer->setRoom(height());
    placeTemplates();
}

void ThreadPane::setDialog(const std::optional<DialogRow>& dialog) {
    const bool other = (dialog ? dialog->id : 0) != (m_dialog ? m_dialog->id : 0);
    if (!dialog)
        m_replyOnce.clear();
    else if (m_dialog && ownershipOf(*dialog) != ownershipOf(*m_dialog))
        m_standing = Standing::none;
    m_dialog = dialog;
    m_client = 0;
    m_clientContacts.clear();
    m_header->setDialog(dialog);
    if (other) {
        m_noticeShown = false;
        m_standing = Standing::none;
        m_stale.reset();
        m_contacts.clear();
    }
    findElsewhere();
    showTarget();
    if (dialog) {
        m_thread->setCustomer(dialog->customerName, dialog->customerId);
        m_thread->setTypingLine(dialog->customerIsTyping && !dialog->typing.isEmpty()
                                    ? tr("%1 is typing…").arg(shortName(dialog->typing))
                                    : QString());
    } else {
        m_thread->setTypingLine({});
    }
    m_composer->setVisible(dialog.has_value());
    refreshBar();
    awaitNextWords();
}

void ThreadPane::showClient(std::int64_t customerId) {
    const auto contacts = customerId == m_client ? m_clientContacts : QList<ContactRow>();
    setDialog(std::nullopt);
    m_client = customerId;
    m_thread->setGone(tr("There is no dialog with this client yet"));
    setClientContacts(customerId, contacts);
}

void ThreadPane::setClientContacts(std::int64_t customerId, const QList<ContactRow>& contacts) {
    if (m_client == 0 || customerId != m_client || contacts == m_clientContacts)
        return;
    m_clientContacts = contacts;
    m_standing = Standing::none; // its buttons are others now
    refreshBar();
}

void ThreadPane::showTarget() {
    ComposerTarget target;
    if (m_dialog) {
        target.dialogId = m_dialog->id;
        target.customerName = m_dialog->customerName;
        target.channelKind = m_dialog->channelKind;
        target.channelName = m_dialog->channelName;
        target.address = m_dialog->address;
        target.textRule = m_dialog->textRule;
        target.voiceMs = m_dialog->voiceMs;
        target.whisperTo = m_dialog->whisperTo;
        target.cannotReply = m_whyNoReply = whyNoReply();
        target.askedFirst = whyAskedFirst();
        if (isClosed())
            target.invitation = closedWords();
    }
    m_composer->setTarget(target);
}

bool ThreadPane::isClosed() const {
    return m_dialog && m_dialog->status == DialogStatus::closed;
}

QString ThreadPane::whyNoReply() const {
    if (isClosed())
        return tr("The dialog is closed");
    const bool over = m_dialog->windowEndsMs != 0 && m_dialog->windowEndsMs <= m_now();
    return over ? tr("needs an approved template") : QString();
}

/// The messenger's hours run out without anybody saying so.
void ThreadPane::passTime() {
    if (m_dialog && whyNoReply() != m_whyNoReply)
        showTarget();
    m_header->passTime();
    refreshBar();
    awaitNextWords();
}

void ThreadPane::awaitNextWords() {
    const std::int64_t left = m_dialog ? m_dialog->windowEndsMs - m_now() : 0;
    if (left > 0)
        m_untilOtherWords.start(static_cast<int>(std::min(kit::TimeWords::leftUntilOther(left), kLongestUnseenMs)));
    else
        m_untilOtherWords.stop();
}

void ThreadPane::refreshBar() {
    if (m_noticeShown)
        return;
    if (m_peeks) {
        m_ticker.stop();
        if (stand(Standing::peek, kit::Tone::info, QStringLiteral("eye"), tr("Only a look: nothing is marked as read")))
            m_bar->addAction(tr("Open"), [this] { emit keepRequested(); });
        return;
    }
    const bool running = m_dialog && !isClosed();
    if (running && !m_dialog->customerIsTyping && !m_dialog->typing.isEmpty()) {
        if (m_standing == Standing::typing && m_typist == m_dialog->typing)
            return tick();
        m_typist = m_dialog->typing;
        if (stand(Standing::typing, kit::Tone::plain, QStringLiteral("pencil"), typingWords()))
            addTypistsActions();
        m_ticker.start();
        return;
    }
    m_ticker.stop();
    if (showOwner())
        return;
    if ((running && (showBarred() || showWindow())) || showClosed() || showBeginning() || showEarlier())
        return;
    m_standing = Standing::none;
    m_bar->hide();
}

void ThreadPane::setPeeking(bool peeks) {
    if (std::exchange(m_peeks, peeks) == peeks)
        return;
    m_composer->setEnabled(!peeks);
    m_header->setEnabled(!peeks);
    m_standing = Standing::none;
    refreshBar();
}

/// By whichever of his contacts it may begin, else why by none of them.
bool ThreadPane::showBeginning() {
    QList<ContactRow> ways;
    QString whyNot;
    for (const ContactRow& contact : std::as_const(m_clientContacts)) {
        if (!contact.cannotBegin.isEmpty())
            whyNot = contact.cannotBegin;
        else if (contact.id != 0 && contact.dialogId == 0)
            ways.append(contact);
    }
    if (ways.isEmpty() && whyNot.isEmpty())
        return false;
    if (ways.isEmpty()) {
        stand(Standing::beginning, kit::Tone::plain, QStringLiteral("lock"),
              tr("You can't write first: %1").arg(whyNot));
        return true;
    }
    if (!stand(Standing::beginning, kit::Tone::plain, QStringLiteral("pencil"), tr("You can write first")))
        return true;
    for (const ContactRow& way : std::as_const(ways)) {
        const QString words = tr("Write first by %1", "a messenger").arg(kit::channelMark(way.channelKind).productName);
        const auto begin = [this, id = way.id] { emit writeFirstRequested(m_client, id); };
        if (way.id == ways.first().id)
            m_bar->addAction(words, begin);
        else
            m_bar->addFurtherAction(words, tr("Another channel"), begin);
    }
    return true;
}

bool ThreadPane::showEarlier() {
    if (m_earlier.isEmpty())
        return false;
    const QString words = tr("Earlier draft: “%1”").arg(m_earlier.left(200).simplified());
    if (stand(Standing::earlier, kit::Tone::plain, QStringLiteral("pencil"), words)) {
        m_bar->addAction(tr("Restore"), [this] { emit earlierWanted(); });
        m_bar->addAction(tr("Hide"), [this] { offerEarlier({}); });
    }
    return true;
}

void ThreadPane::offerEarlier(const QString& text) {
    m_earlier = text;
    refreshBar();
}

/// False: the bar says so already, and its buttons stay as they are under somebody's finger.
bool ThreadPane::stand(Standing standing, kit::Tone tone, const QString& icon, const QString& words) {
    if (m_standing == standing && m_bar->words() == words)
        return false;
    m_standing = standing;
    m_bar->show(tone, icon, words);
    return true;
}

/// The hours in which the messenger takes free replies: soon over, or over.
bool ThreadPane::showWindow() {
    const std::int64_t ends = m_dialog->windowEndsMs;
    const std::int64_t left = ends - m_now();
    if (ends == 0 || left >= kWindowSoonMs)
        return false;
    const QString channel = kit::channelMark(m_dialog->channelKind).productName;
    if (left <= 0) {
        const QString since = kit::TimeWords::inSentence(ends, m_now());
        const QString words =
            tr("%1 has taken no free replies since %2", "a messenger, time of day").arg(channel, since);
        if (stand(Standing::windowOver, kit::Tone::danger, QStringLiteral("lock"), words))
            addWaysOut();
        return true;
    }
    if (m_windowHiddenFor == m_dialog->id)
        return false;
    const QString words =
        tr("%1 takes free replies for another %2", "a messenger, hours").arg(channel, kit::TimeWords::left(left));
    if (m_standing == Standing::windowSoon) {
        if (m_bar->words() != words)
            m_bar->setWords(words); // the minutes pass, the buttons stay under somebody's finger
        return true;
    }
    if (stand(Standing::windowSoon, kit::Tone::warning, QStringLiteral("clock"), words))
        m_bar->addClose(tr("Hide"), [this] {
            m_windowHiddenFor = m_dialog ? m_dialog->id : 0;
            refreshBar();
        });
    return true;
}

QString ThreadPane::typingWords() const {
    const auto seconds = static_cast<int>((m_now() - m_dialog->typingSinceMs) / 1000);
    return m_dialog->typingSinceMs > 0 && seconds > 0
               ? tr("%1 is writing an answer, %n s", "a colleague", seconds).arg(m_dialog->typing)
               : tr("%1 is writing an answer").arg(m_dialog->typing);
}

/// Seconds pass: the words change, nothing else.
void ThreadPane::tick() {
    if (m_noticeShown && m_stale)
        m_bar->setWords(staleWords());
    else if (!m_noticeShown && m_standing == Standing::typing)
        m_bar->setWords(typingWords());
    else
        m_ticker.stop();
}

void ThreadPane::dragEnterEvent(QDragEnterEvent* event) {
    if (!m_dialog || draggedFiles(*event->mimeData()).isEmpty())
        return;
    const bool note = m_composer->mode() == ComposerMode::note;
    const QString channel =
        m_dialog->channelName.isEmpty() ? kit::channelMark(m_dialog->channelKind).productName : m_dialog->channelName;
    m_dropZone->showWords(note ? tr("Add to the note, only staff will see it")
                               : tr("Send to %1, %2", "customer, channel").arg(m_dialog->customerName, channel));
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ThreadPane::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropZone->hide();
}

void ThreadPane::dropEvent(QDropEvent* event) {
    m_dropZone->hide();
    const QStringList paths = draggedFiles(*event->mimeData());
    if (!m_dialog || paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit m_composer->filesAdded(m_dialog->id, m_composer->mode(), paths);
    m_composer->focusText();
}

void ThreadPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && m_client != 0)
        showClient(m_client);
    else if (event->type() == QEvent::LanguageChange)
        setDialog(std::optional<DialogRow>(m_dialog));
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
