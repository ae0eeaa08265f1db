// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/composer_view.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_parts.hpp"
#include "client/views/composer/file_tray.hpp"
#include "client/views/composer/tall_lines.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {
namespace {

using kit::Button;
using kit::TextStyle;
using kit::Token;

constexpr int kTopLine = 2;
constexpr int kSide = 16;
constexpr int kWhisperBar = 4;
constexpr int kLeastText = 48;
constexpr int kMostText = 200;
// Below it the words on the button need the place of its key.
constexpr int kRoomForKey = 420;

} // namespace

ComposerView::ComposerView(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_now(std::move(now)), m_replyTab(new Button(theme, Button::Look::tab)),
      m_noteTab(new Button(theme, Button::Look::tab)), m_whisper(new Button(theme, Button::Look::outline)),
      m_recipient(new RecipientLine(theme)), m_quote(new QuoteStrip(theme)), m_edit(new ComposerEdit),
      m_documents(new DraftDocuments(m_edit)), m_tray(new FileTray(theme)), m_recording(new VoiceStrip(theme)),
      m_template(kit::makeIconButton(theme, QStringLiteral("template"), nullptr, 16, 28)),
      m_attach(kit::makeIconButton(theme, QStringLiteral("paperclip"), nullptr, 16, 28)),
      m_mention(kit::makeIconButton(theme, QStringLiteral("at"), nullptr, 16, 28)),
      m_emoji(kit::makeIconButton(theme, QStringLiteral("mood-smile"), nullptr, 16, 28)),
      m_voice(kit::makeIconButton(theme, QStringLiteral("microphone"), nullptr, 16, 28)),
      m_counter(new kit::Label(theme, TextStyle::small, Token::textMuted)),
      m_hint(new kit::Label(theme, TextStyle::small, Token::textMuted)),
      m_send(new Button(theme, Button::Look::primary)), m_sendMore(new Button(theme, Button::Look::primary)),
      m_laterMenu(new QMenu(this)) {
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(8, 6, 16, 0);
    tabs->setSpacing(4);
    tabs->addWidget(m_replyTab);
    tabs->addWidget(m_noteTab);
    tabs->addSpacing(8);
    tabs->addWidget(m_whisper);
    tabs->addWidget(m_recipient, 1);

    auto* paper = new QVBoxLayout;
    paper->setContentsMargins(kSide, 6, kSide - ComposerEdit::kBesideText, 0);
    paper->setSpacing(4);
    const auto addBesideBar = [paper](QWidget* part) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 0, ComposerEdit::kBesideText, 0);
        row->addWidget(part);
        paper->addLayout(row);
    };
    addBesideBar(m_quote);
    paper->addWidget(m_edit);
    addBesideBar(m_tray);
    addBesideBar(m_recording);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 12, 8);
    tools->setSpacing(12);
    auto* icons = new QHBoxLayout;
    icons->setSpacing(2);
    icons->addWidget(m_template);
    icons->addWidget(m_mention);
    icons->addWidget(m_attach);
    icons->addWidget(m_emoji);
    icons->addWidget(m_voice);
    tools->addLayout(icons);
    tools->addWidget(m_counter);
    tools->addWidget(m_hint, 1);
    auto* sending = new QHBoxLayout;
    sending->setSpacing(1);
    sending->addWidget(m_send);
    sending->addWidget(m_sendMore);
    tools->addLayout(sending);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kTopLine, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addLayout(paper);
    column->addLayout(tools);

    m_hint->setEliding(true, 2);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_hint->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_replyTab->setAutoExclusive(true);
    m_noteTab->setAutoExclusive(true);
    m_noteTab->setIconName(QStringLiteral("lock"));
    m_replyTab->setAction(QStringLiteral("reply.write"));
    m_noteTab->setAction(QStringLiteral("reply.note"));
    m_replyTab->setChecked(true);
    m_send->setJoined(Button::Joined::right);
    m_sendMore->setJoined(Button::Joined::left);
    m_sendMore->setPaddingAt100(6);
    m_sendMore->setChevron(true);
    m_sendMore->setMenu(m_laterMenu);
    connect(m_laterMenu, &QMenu::aboutToShow, this, &ComposerView::fillLater);
    m_template->setAction(QStringLiteral("reply.template"));
    m_attach->setAction(QStringLiteral("reply.file"));
    m_emoji->setAction(QStringLiteral("reply.emoji"));

    connect(m_replyTab, &Button::clicked, this, [this] { setMode(ComposerMode::reply); });
    connect(m_noteTab, &Button::clicked, this, [this] { setMode(ComposerMode::note); });
    connect(m_send, &Button::clicked, this, &ComposerView::send);
    connect(m_edit, &ComposerEdit::threadKeyPressed, this, &ComposerView::threadKeyPressed);
    connect(m_edit, &ComposerEdit::sendPressed, this, &ComposerView::send);
    connect(m_edit, &ComposerEdit::escapePressed, this, [this] {
        if (endRecording())
            return;
        if (isRewriting())
            endRewriting();
        else if (!dropQuote())
            emit leaveRequested();
    });
    connect(m_edit, &ComposerEdit::quoteStepPressed, this, [this](int by) {
        if (m_mode == ComposerMode::reply && !isRewriting() && m_target.dialogId != 0)
            emit quoteStepRequested(by);
    });
    connect(m_edit, &ComposerEdit::lastWanted, this, [this] {
        if (!isRewriting()) // what is emptied there is being changed already
            emit rewriteLastRequested(m_mode);
    });
    connect(m_edit, &ComposerEdit::filesPasted, this,
            [this](const QStringList& paths) { emit filesAdded(m_target.dialogId, m_mode, paths); });
    connect(m_edit, &ComposerEdit::picturePasted, this,
            [this](const QImage& picture) { emit pictureAdded(m_target.dialogId, m_mode, picture); });
    connect(m_edit, &ComposerEdit::tooMuchPasted, this, [this](int characters) {
        say(tr("%n character(s) are too many for a message: attach them as a file", nullptr, characters));
    });
    connect(m_template, &Button::clicked, this, &ComposerView::askForTemplates);
    connect(m_edit, &ComposerEdit::saveAsTemplate, this, &ComposerView::saveAsTemplateRequested);
    connect(m_edit, &ComposerEdit::spellingToggled, this, &ComposerView::spellingToggled);
    connect(m_edit, &ComposerEdit::slashTyped, this, [this] {
        if (m_mode != ComposerMode::reply || isRewriting())
            return;
        m_slashAt = m_edit->textCursor().position() - 1;
        emit templatesRequested(QStringLiteral("/"));
    });
    connect(m_emoji, &Button::clicked, this, &ComposerView::chooseEmoji);
    connect(m_edit, &ComposerEdit::colonTyped, this, &ComposerView::chooseEmojiFor);
    connect(m_attach, &Button::clicked, this, &ComposerView::chooseFiles);
    connect(m_tray, &FileTray::removeRequested, this, &ComposerView::fileRemoved);
    connect(m_tray, &FileTray::retryRequested, this, &ComposerView::fileRetried);
    connect(m_tray, &FileTray::linkRequested, this, &ComposerView::fileLinked);
    connect(m_tray, &FileTray::kindChosen, this, &ComposerView::fileKindChosen);
    connect(m_tray, &FileTray::shrinkingToggled, this, &ComposerView::fileShrinkingToggled);
    connect(m_edit, &ComposerEdit::undoPressed, this, &ComposerView::undoRequested);
    connect(m_quote, &QuoteStrip::dropped, this, [this] {
        if (isRewriting())
            endRewriting();
        else
            setQuote({});
    });
    connect(&theme, &kit::Theme::changed, this, &ComposerView::restyle);
    connectVoice();
    connectNote();
    m_switched.start();
    retranslate();
    showDocument();
}

void ComposerView::leave() {
    if (m_target.dialogId == 0)
        return;
    m_cursors.insert({shownId(), m_mode}, m_edit->textCursor().position());
    if (!isRewriting())
        emit aboutToLeave(m_target.dialogId, m_mode);
}

void ComposerView::setTarget(const ComposerTarget& target) {
    const bool other = target.dialogId != m_target.dialogId;
    if (other)
        leave();
    m_target = target;
    if (other) {
        m_switched.start();
        m_mode = firstMode();
        showDocument();
    }
    retranslate();
}

ComposerMode ComposerView::firstMode() const {
    const bool onlyNote = text(m_target.dialogId, ComposerMode::reply).isEmpty() &&
                          !text(m_target.dialogId, ComposerMode::note).isEmpty();
    return onlyNote ? ComposerMode::note : ComposerMode::reply;
}

void ComposerView::chooseFirstMode() {
    if (m_mode == firstMode())
        return;
    m_mode = firstMode();
    showDocument();
    retranslate();
}

void ComposerView::setMode(ComposerMode mode) {
    if (mode != m_mode) {
        leave();
        m_mode = mode;
        showDocument();
        retranslate();
        emit modeChanged(mode);
    }
    m_edit->setFocus();
}

void ComposerView::showDocument() {
    const bool note = m_mode == ComposerMode::note;
    m_passing.clear();
    m_slashAt = -1;
    // The document brings its caret only in its cursor list; a fresh view starts at the end of the text.
    m_edit->document()->disconnect(this);
    QTextDocument* shown = document(shownId(), m_mode);
    m_edit->showText(shown);
    placeCursor(m_cursors.value({shownId(), m_mode}, -1));
    m_seen = m_edit->toPlainText();
    connect(shown, &QTextDocument::contentsChanged, this, [this] {
        // Waves under a word are a change of the document, too.
        if (m_edit->toPlainText() == m_seen)
            return;
        m_seen = m_edit->toPlainText();
        measure();
        say({});
        if (isRewriting()) { // the draft is another text
            emit rewritingChanged(m_target.dialogId, m_mode);
            return;
        }
        m_later.remove(m_target.dialogId); // whoever writes on decides anew
        emit textEdited(m_target.dialogId, m_mode, m_seen);
    });
    m_replyTab->setLook(note ? Button::Look::noteTab : Button::Look::tab);
    m_noteTab->setLook(note ? Button::Look::noteTab : Button::Look::tab);
    (note ? m_noteTab : m_replyTab)->setChecked(true);
    m_send->setLook(note ? Button::Look::note : Button::Look::primary);
    m_edit->setProperty("paper", note ? QStringLiteral("note") : QString());
    showQuote();
    m_tray->setFiles(files());
    m_template->setVisible(!note);
    m_mention->setVisible(note);
    showWhisper();
    showVoice();
    const bool canWait = !note && !isRewriting();
    m_sendMore->setVisible(canWait);
    m_send->setJoined(canWait ? Button::Joined::right : Button::Joined::none);
    restyle();
}

void ComposerView::restyle() {
    m_edit->setFont(m_theme.font(TextStyle::body));
    m_edit->document()->setDefaultFont(m_theme.font(TextStyle::body));
    if (TallLines* lines = TallLines::of(m_edit->document()))
        lines->setLineHeight(m_theme.lineHeight(TextStyle::body));
    const bool note = m_mode == ComposerMode::note;
    QPalette palette = m_edit->palette();
    palette.setColor(QPalette::Text, m_theme.color(note ? Token::noteText : Token::textPrimary));
    m_edit->setMistakeColour(m_theme.color(Token::dangerText));
    palette.setColor(QPalette::PlaceholderText, m_theme.color(Token::textInvite));
    m_edit->setPalette(palette);
    fitText();
    showSendKey();
    measure();
    update();
}

void ComposerView::retranslate() {
    const bool note = m_mode == ComposerMode::note;
    m_replyTab->setText(tr("Reply"));
    m_replyTab->setHint(tr("Reply to the client"));
    m_noteTab->setText(tr("Note"));
    m_noteTab->setHint(tr("Note for colleagues"));
    m_quote->retranslate();
    m_tray->retranslate();
    m_template->setHint(tr("Choose a template"));
    m_sendMore->setHint(tr("Send later"));
    m_attach->setHint(tr("Attach a file"));
    m_emoji->setHint(tr("Choose an emoji"));
    retranslateVoice();
    retranslateNote();
    if (note)
        m_recipient->showStaffOnly(tr("Only staff can see this"));
    else
        m_recipient->showRecipient(tr("To:"), m_target.customerName, m_target.channelKind, m_target.address);
    m_edit->setAccessibleName(isRewriting() ? tr("Other words for the message")
                              : isWhisper() ? tr("Whisper to %1, the client will not see it").arg(m_target.whisperTo)
                              : note        ? tr("Note, the client will not see it")
                                            : tr("Reply to %1").arg(m_target.customerName));
    m_edit->setPlaceholderText(m_target.dialogId == 0          ? QString()
                               : note                          ? tr("Write a note about the dialog…")
                               : m_target.invitation.isEmpty() ? tr("Write a reply…")
                                                               : m_target.invitation);
    measure();
    showHint();
}

void ComposerView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComposerView::setEnterSends(bool enterSends) {
    m_enterSends = enterSends;
    m_edit->setEnterSends(enterSends);
    showSendKey();
}

void ComposerView::showSendKey() {
    const QKeySequence key(m_enterSends ? QKeyCombination(Qt::Key_Return) : Qt::CTRL | Qt::Key_Return);
    const bool roomy = width() >= m_theme.px(kRoomForKey);
    m_send->setKey(key, roomy);
    const QString icon = isRewriting()                  ? QStringLiteral("check")
                         : m_mode == ComposerMode::note ? QStringLiteral("lock")
                                                        : QStringLiteral("send");
    m_send->setIconName(roomy || m_pieces < 2 ? icon : QString());
}

void ComposerView::setRoom(int height) {
    if (height == m_room)
        return;
    m_room = height;
    fitText();
}

void ComposerView::fitText() {
    const int most = m_room > 0 ? std::min(m_theme.px(kMostText), m_room / 3) : m_theme.px(kMostText);
    m_edit->setHeights(m_theme.px(kLeastText), most);
}

void ComposerView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() == event->size().width())
        return;
    showCounter();
    showSendKey();
    nameWhisper();
}

void ComposerView::focusText() {
    m_edit->setFocus();
}
bool ComposerView::hasTextFocus() const {
    return m_edit->hasFocus();
}

void ComposerView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool note = m_mode == ComposerMode::note;
    painter.fillRect(rect(), m_theme.color(note ? Token::noteBg : Token::bgSurface));
    QPen line(m_theme.color(note ? Token::noteBorder : Token::accent), kTopLine);
    if (note) {
        line.setStyle(Qt::CustomDashLine);
        line.setDashPattern({4, 3});
        line.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(line);
    painter.drawLine(0, kTopLine / 2, width(), kTopLine / 2);
    if (isWhisper())
        painter.fillRect(QRect(0, kTopLine, kWhisperBar, height() - kTopLine), m_theme.color(Token::whisper));
}

} // namespace pult::client
