// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/composer_view.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/inbox/composer_edit.hpp"
#include "client/views/inbox/composer_parts.hpp"
#include "client/views/inbox/file_tray.hpp"
#include "client/views/inbox/tall_lines.hpp"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {
namespace {

using kit::Button;
using kit::TextStyle;
using kit::Token;

// An Enter meant for the dialog before must not send in this one.
constexpr int kSwitchGuardMs = 250;
constexpr int kTopLine = 2;
// Below it the reason why nothing goes out needs the place of the number.
constexpr int kRoomForBoth = 480;

} // namespace

ComposerView::ComposerView(kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_replyTab(new Button(theme, Button::Look::tab)),
      m_noteTab(new Button(theme, Button::Look::tab)), m_recipient(new RecipientLine(theme)),
      m_quote(new QuoteStrip(theme)), m_edit(new ComposerEdit), m_documents(new DraftDocuments(m_edit)),
      m_tray(new FileTray(theme)), m_attach(kit::makeIconButton(theme, QStringLiteral("paperclip"), nullptr, 16, 28)),
      m_counter(new kit::Label(theme, TextStyle::small, Token::textMuted)),
      m_hint(new kit::Label(theme, TextStyle::small, Token::textMuted)),
      m_send(new Button(theme, Button::Look::primary)) {
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(8, 6, 16, 0);
    tabs->setSpacing(4);
    tabs->addWidget(m_replyTab);
    tabs->addWidget(m_noteTab);
    tabs->addSpacing(8);
    tabs->addWidget(m_recipient, 1);

    auto* paper = new QVBoxLayout;
    paper->setContentsMargins(16, 6, 16, 0);
    paper->setSpacing(4);
    paper->addWidget(m_quote);
    paper->addWidget(m_edit);
    paper->addWidget(m_tray);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 12, 8);
    tools->setSpacing(12);
    tools->addWidget(m_attach);
    tools->addWidget(m_counter);
    tools->addWidget(m_hint, 1);
    tools->addWidget(m_send);

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
    m_replyTab->setKey(QKeySequence(Qt::Key_F2));
    m_noteTab->setKey(QKeySequence(Qt::Key_F4));
    m_replyTab->setChecked(true);
    m_send->setKey(QKeySequence(Qt::Key_Return), true);
    m_attach->setKey(QKeySequence(Qt::CTRL | Qt::Key_O));

    connect(m_replyTab, &Button::clicked, this, [this] { setMode(ComposerMode::reply); });
    connect(m_noteTab, &Button::clicked, this, [this] { setMode(ComposerMode::note); });
    connect(m_send, &Button::clicked, this, &ComposerView::send);
    connect(m_edit, &ComposerEdit::sendPressed, this, &ComposerView::send);
    connect(m_edit, &ComposerEdit::escapePressed, this, &ComposerView::leaveRequested);
    connect(m_edit, &ComposerEdit::filesPasted, this,
            [this](const QStringList& paths) { emit filesAdded(m_target.dialogId, m_mode, paths); });
    connect(m_edit, &ComposerEdit::picturePasted, this,
            [this](const QImage& picture) { emit pictureAdded(m_target.dialogId, m_mode, picture); });
    connect(m_edit, &ComposerEdit::tooMuchPasted, this, [this](int characters) {
        showHint(tr("%n character(s) are too many for a message: attach them as a file", nullptr, characters));
    });
    connect(m_attach, &Button::clicked, this, &ComposerView::chooseFiles);
    connect(m_tray, &FileTray::removeRequested, this, &ComposerView::fileRemoved);
    connect(m_tray, &FileTray::retryRequested, this, &ComposerView::fileRetried);
    connect(m_edit, &ComposerEdit::undoPressed, this, &ComposerView::undoRequested);
    connect(m_quote, &QuoteStrip::dropped, this, [this] { setQuote({}); });
    connect(&theme, &kit::Theme::changed, this, &ComposerView::restyle);
    m_switched.start();
    retranslate();
    showDocument();
}

QTextDocument* ComposerView::document(qint64 dialogId, ComposerMode mode) {
    QTextDocument* document = m_documents->document(dialogId, mode);
    document->setDefaultFont(m_theme.font(TextStyle::body));
    TallLines::of(document)->setLineHeight(m_theme.lineHeight(TextStyle::body));
    return document;
}

void ComposerView::leave() {
    if (m_target.dialogId == 0)
        return;
    m_cursors.insert({m_target.dialogId, m_mode}, m_edit->textCursor().position());
    emit aboutToLeave(m_target.dialogId, m_mode);
}

void ComposerView::setTarget(const ComposerTarget& target) {
    const bool other = target.dialogId != m_target.dialogId;
    if (other)
        leave();
    m_target = target;
    if (other) {
        m_switched.start();
        const bool onlyNote = text(target.dialogId, ComposerMode::reply).isEmpty() &&
                              !text(target.dialogId, ComposerMode::note).isEmpty();
        m_mode = onlyNote ? ComposerMode::note : ComposerMode::reply;
        showDocument();
    }
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
    // The document brings its caret only in its cursor list; a fresh view starts at the end of the text.
    m_edit->document()->disconnect(this);
    QTextDocument* shown = document(m_target.dialogId, m_mode);
    m_edit->setDocument(shown);
    placeCursor(m_cursors.value({m_target.dialogId, m_mode}, -1));
    connect(shown, &QTextDocument::contentsChanged, this, [this] {
        updateCounter();
        updateSendable();
        showHint();
        emit textEdited(m_target.dialogId, m_mode, m_edit->toPlainText());
    });
    m_replyTab->setLook(note ? Button::Look::noteTab : Button::Look::tab);
    m_noteTab->setLook(note ? Button::Look::noteTab : Button::Look::tab);
    (note ? m_noteTab : m_replyTab)->setChecked(true);
    m_send->setLook(note ? Button::Look::note : Button::Look::primary);
    m_send->setIconName(note ? QStringLiteral("lock") : QStringLiteral("send"));
    m_edit->setProperty("paper", note ? QStringLiteral("note") : QString());
    m_quote->setQuote(note ? ReplyRow{} : m_quotes.value(m_target.dialogId));
    m_tray->setFiles(files());
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
    palette.setColor(QPalette::PlaceholderText, m_theme.color(note ? Token::noteText : Token::textMuted));
    m_edit->setPalette(palette);
    m_edit->setHeights(m_theme.px(48), m_theme.px(200));
    updateCounter();
    updateSendable();
    update();
}

void ComposerView::retranslate() {
    const bool note = m_mode == ComposerMode::note;
    m_replyTab->setText(tr("Reply"));
    m_replyTab->setHint(tr("Reply to the customer"));
    m_noteTab->setText(tr("Note"));
    m_noteTab->setHint(tr("Note for colleagues"));
    m_quote->retranslate();
    m_tray->retranslate();
    m_attach->setHint(tr("Attach a file"));
    if (note)
        m_recipient->showStaffOnly(tr("Only staff can see this"));
    else
        m_recipient->showRecipient(tr("To:"), m_target.customerName, m_target.channelKind, m_target.address);
    m_send->setText(note ? tr("Add the note") : tr("Send"));
    m_send->setHint(note ? tr("Add the note, the customer will not see it") : tr("Send the reply"));
    m_edit->setAccessibleName(note ? tr("Note, the customer will not see it")
                                   : tr("Reply to %1").arg(m_target.customerName));
    m_edit->setPlaceholderText(m_target.dialogId == 0 ? QString() : note ? tr("Write a note…") : tr("Write a reply…"));
    showHint();
    updateCounter();
    updateSendable();
}

void ComposerView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComposerView::updateCounter() {
    const qsizetype used = m_edit->document()->characterCount() - 1;
    const bool reply = m_mode == ComposerMode::reply;
    m_counter->setVisible(m_target.dialogId != 0 && (m_hint->text().isEmpty() || width() >= m_theme.px(kRoomForBoth)));
    m_counter->setText(reply ? tr("%1 / %2", "characters used, allowed").arg(used).arg(m_target.textLimit)
                             : QString::number(used));
    const bool tooLong = reply && used > m_target.textLimit;
    m_counter->setColour(tooLong                        ? Token::dangerText
                         : m_mode == ComposerMode::note ? Token::noteText
                                                        : Token::textMuted);
}

/// Why it can't go out as it is; a passing word stands there until the next key.
void ComposerView::showHint(const QString& passing) {
    const qsizetype used = m_edit->document()->characterCount() - 1;
    const bool reply = m_mode == ComposerMode::reply;
    if (!passing.isEmpty())
        m_hint->setText(passing);
    else if (reply && used > m_target.textLimit)
        m_hint->setText(
            tr("%n character(s) too many for this channel", nullptr, static_cast<int>(used - m_target.textLimit)));
    else
        m_hint->setText(reply ? m_target.cannotReply : QString());
    updateCounter();
}

void ComposerView::updateSendable() {
    const bool open = m_target.dialogId != 0;
    const qsizetype used = m_edit->document()->characterCount() - 1;
    const bool fits = m_mode == ComposerMode::note || (used <= m_target.textLimit && m_target.cannotReply.isEmpty());
    for (QWidget* part : std::initializer_list<QWidget*>{m_edit, m_replyTab, m_noteTab, m_attach})
        part->setEnabled(open);
    m_send->setEnabled(open && fits);
}

void ComposerView::send() {
    if (!m_send->isEnabled())
        return;
    const QString written = m_edit->toPlainText();
    if (written.trimmed().isEmpty() && files().isEmpty())
        return;
    if (m_switched.elapsed() < kSwitchGuardMs) {
        showHint(tr("The dialog has just changed: press once more to send"));
        return;
    }
    submit(m_target.dialogId, m_mode);
}

void ComposerView::submit(qint64 dialogId, ComposerMode mode) {
    const std::int64_t replyTo = mode == ComposerMode::reply ? m_quotes.value(dialogId).id : 0;
    emit sendRequested(dialogId, mode, text(dialogId, mode), replyTo);
}

void ComposerView::placeCursor(int position) {
    QTextCursor caret = m_edit->textCursor();
    caret.movePosition(QTextCursor::End);
    if (position >= 0)
        caret.setPosition(std::min(position, caret.position()));
    m_edit->setTextCursor(caret);
}

int ComposerView::cursor(qint64 dialogId, ComposerMode mode) const {
    if (dialogId == m_target.dialogId && mode == m_mode)
        return m_edit->textCursor().position();
    return m_cursors.value({dialogId, mode}, 0);
}

bool ComposerView::setDraft(qint64 dialogId, ComposerMode mode, const QString& text, int cursor) {
    QTextDocument* kept = document(dialogId, mode);
    if (!kept->isEmpty() || text.isEmpty())
        return false;
    putText(dialogId, mode, text);
    m_cursors.insert({dialogId, mode}, cursor);
    if (dialogId == m_target.dialogId && mode == m_mode)
        placeCursor(cursor);
    const bool onlyNote = mode == ComposerMode::note && this->text(dialogId, ComposerMode::reply).isEmpty();
    if (dialogId == m_target.dialogId && onlyNote && m_mode == ComposerMode::reply) {
        m_mode = mode;
        showDocument();
        retranslate();
    }
    return true;
}

void ComposerView::putText(qint64 dialogId, ComposerMode mode, const QString& text) {
    QTextCursor cursor(document(dialogId, mode));
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    if (dialogId == m_target.dialogId && mode == m_mode)
        m_edit->moveCursor(QTextCursor::End);
}

QString ComposerView::text(qint64 dialogId, ComposerMode mode) const {
    return m_documents->text(dialogId, mode);
}

void ComposerView::clearText(qint64 dialogId, ComposerMode mode) {
    putText(dialogId, mode, {});
    m_cursors.remove({dialogId, mode});
    // What is safe elsewhere must not come back by Ctrl+Z and go out twice.
    document(dialogId, mode)->clearUndoRedoStacks();
    document(dialogId, mode)->setModified(false);
    if (mode == ComposerMode::reply && m_quotes.remove(dialogId) && dialogId == m_target.dialogId)
        m_quote->setQuote({});
}

void ComposerView::setFiles(qint64 dialogId, ComposerMode mode, const QList<PendingFileRow>& files) {
    if (files.isEmpty())
        m_files.remove({dialogId, mode});
    else
        m_files.insert({dialogId, mode}, files);
    if (dialogId == m_target.dialogId && mode == m_mode)
        m_tray->setFiles(files);
}

void ComposerView::setHint(qint64 dialogId, const QString& words) {
    if (dialogId == m_target.dialogId)
        showHint(words);
}

void ComposerView::chooseFiles() {
    if (m_target.dialogId == 0)
        return;
    // The dialog may change behind the chooser's back; the files belong to the one it was opened for.
    const auto dialog = m_target.dialogId;
    const auto mode = m_mode;
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Attach files"));
    if (!paths.isEmpty())
        emit filesAdded(dialog, mode, paths);
    m_edit->setFocus();
}

void ComposerView::putQuote(qint64 dialogId, const ReplyRow& quote) {
    if (quote.id)
        m_quotes.insert(dialogId, quote);
    else
        m_quotes.remove(dialogId);
    if (dialogId == m_target.dialogId && m_mode == ComposerMode::reply)
        m_quote->setQuote(quote);
}

void ComposerView::setQuote(const ReplyRow& quote) {
    putQuote(m_target.dialogId, quote);
    focusText();
    emit quoteChanged(m_target.dialogId);
}

void ComposerView::setEnterSends(bool enterSends) {
    m_edit->setEnterSends(enterSends);
    m_send->setKey(QKeySequence(enterSends ? QKeyCombination(Qt::Key_Return) : Qt::CTRL | Qt::Key_Return), true);
}

void ComposerView::focusText() {
    m_edit->setFocus();
}
void ComposerView::forgetTexts() {
    m_documents->forgetTexts();
    m_quotes.clear();
    m_cursors.clear();
    m_files.clear();
    showDocument();
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
}

} // namespace pult::client
