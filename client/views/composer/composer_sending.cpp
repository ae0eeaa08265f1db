// SPDX-License-Identifier: GPL-3.0-or-later
// How long the text is, whether it can go out, and that it does.
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/parts/time_popup.hpp"

#include <QDateTime>
#include <QMenu>

namespace pult::client {
namespace {

using kit::Token;

// An Enter meant for the dialog before must not send in this one.
constexpr int kSwitchGuardMs = 250;
constexpr std::int64_t kHourMs = 3'600'000;
// Below it the reason why nothing goes out needs the place of the number.
constexpr int kRoomForBoth = 560;

} // namespace

/// After every key: what the text has become for this channel.
void ComposerView::measure() {
    const QString written = m_edit->toPlainText();
    const bool note = m_mode == ComposerMode::note;
    const TextRule& rule = note ? kNoteRule : m_target.textRule;
    m_used = textLength(rule, written);
    m_pieces = note ? 1 : static_cast<int>(textPieces(rule, written).size());
    const bool isDraft = !note && !isRewriting();
    m_tooLong = !isDraft && m_used > rule.most; // a changed message stays one
    if (written.isEmpty() && isDraft) {
        m_templates.remove(m_target.dialogId);
        m_meant.remove(m_target.dialogId);
    }
    m_blanks = isDraft ? blanksOf(m_target.dialogId) : QList<TextSpan>();
    if (m_blanks.isEmpty())
        emit blanksFilled();
    markBlanks();
    showCounter();
    showSend();
}

/// What has to be filled in before the reply may go out.
QList<TextSpan> ComposerView::blanksOf(qint64 dialogId) const {
    QList<TextSpan> blanks = blanksIn(text(dialogId, ComposerMode::reply));
    blanks.removeIf([meant = m_meant.value(dialogId)](const TextSpan& blank) { return meant.contains(blank.name); });
    return blanks;
}

void ComposerView::markBlanks() {
    QTextCharFormat look;
    look.setForeground(m_theme.color(Token::warningText));
    look.setBackground(m_theme.color(Token::warningBg));
    if (m_theme.highContrast())
        look.setFontUnderline(true);
    m_edit->setBlanks(m_blanks, look);
}

bool ComposerView::isNarrow() const {
    return width() < m_theme.px(kRoomForBoth);
}

void ComposerView::showCounter() {
    const bool note = m_mode == ComposerMode::note;
    m_counter->setVisible(m_target.dialogId != 0 && (m_hint->text().isEmpty() || !isNarrow()));
    showVoice();
    m_counter->setText(note && !m_tooLong ? QString::number(m_used)
                                          : tr("%1 / %2", "characters used, allowed")
                                                .arg(m_used)
                                                .arg(note ? kNoteRule.most : m_target.textRule.most));
    m_counter->setColour(m_tooLong      ? Token::dangerText
                         : note         ? Token::noteText
                         : m_pieces > 1 ? Token::warningText
                                        : Token::textMuted);
}

/// A passing word: it stands there until the next key, whatever else becomes known about the dialog.
void ComposerView::say(const QString& passing) {
    m_passing = passing;
    showHint();
}

/// Why it can't go out as it is.
void ComposerView::showHint() {
    if (!m_passing.isEmpty())
        m_hint->setText(m_passing);
    else if (m_tooLong)
        m_hint->setText(m_mode == ComposerMode::note
                            ? tr("%n character(s) too many for a note", nullptr, m_used - kNoteRule.most)
                            : tr("%n character(s) too many", nullptr, m_used - m_target.textRule.most));
    else
        m_hint->setText(m_mode == ComposerMode::reply && m_target.invitation.isEmpty() ? whyNoReply() : QString());
    showCounter();
}

/// What was sent before may be changed whoever has the dialog.
QString ComposerView::whyNoReply() const {
    return m_target.cannotReply.isEmpty() && !isRewriting() ? m_target.askedFirst : m_target.cannotReply;
}

void ComposerView::showSend() {
    const bool open = m_target.dialogId != 0;
    const bool note = m_mode == ComposerMode::note;
    for (QWidget* part : std::initializer_list<QWidget*>{m_edit, m_replyTab, m_noteTab, m_template, m_attach, m_emoji,
                                                         m_mention, m_whisper})
        part->setEnabled(open);
    m_template->setEnabled(open && !isRewriting());
    m_attach->setEnabled(open && !isRewriting());
    showVoice();
    m_send->setEnabled(open && !m_tooLong && (note || whyNoReply().isEmpty()));
    m_sendMore->setEnabled(m_send->isEnabled());
    QString words = tr("Send");
    QString hint = tr("Send the reply");
    if (isRewriting()) {
        words = tr("Save");
        hint = tr("Change the message");
    } else if (isWhisper()) {
        words = tr("Whisper");
        hint = tr("Whisper to %1, the client will not see it").arg(m_target.whisperTo);
    } else if (note) {
        words = tr("Add the note");
        hint = tr("Add the note, the client will not see it");
    } else if (m_pieces > 1) {
        words = tr("Send as %n message(s)", nullptr, m_pieces);
        hint = tr("The channel takes %1 characters at once: send the reply as %n message(s)", nullptr, m_pieces)
                   .arg(m_target.textRule.most);
    }
    if (words == m_send->text())
        return; // after most keys
    m_send->setText(words);
    m_send->setHint(hint);
    showSendKey();
}

void ComposerView::send() {
    m_later.remove(m_target.dialogId); // of an attempt before that was held back
    trySending();
}

void ComposerView::trySending() {
    if (!m_send->isEnabled())
        return;
    const QString written = m_edit->toPlainText();
    const bool speaks = m_isRecording && m_mode == ComposerMode::reply && !isRewriting();
    if (written.trimmed().isEmpty() && (isRewriting() || files().isEmpty()) && !speaks)
        return;
    if (m_switched.elapsed() < kSwitchGuardMs) {
        say(tr("The dialog has just changed: press once more to send"));
        return;
    }
    if (isRewriting())
        return submitRewriting();
    if (m_mode == ComposerMode::reply && refuseBlanks(m_target.dialogId))
        return;
    if (speaks)
        stopRecording(true);
    else
        submit(m_target.dialogId, m_mode);
}

/// True: the reply has gaps and stays where it is; those of the open dialog are shown.
bool ComposerView::refuseBlanks(qint64 dialogId) {
    const QList<TextSpan> blanks = blanksOf(dialogId);
    if (blanks.isEmpty() || dialogId != m_target.dialogId)
        return !blanks.isEmpty();
    setMode(ComposerMode::reply);
    if (isRewriting()) {
        say(tr("Save the change first, or leave it with Esc"));
        return true;
    }
    QStringList names;
    for (const TextSpan& blank : blanks)
        if (const QString words = variableWords(blank.name); !names.contains(words))
            names.append(words);
    const QString all = names.join(QStringLiteral(", "));
    say(tr("Fill in first: %1", "gaps of a text").arg(all));
    emit blanksRefused(all);
    goToBlank();
    return true;
}

void ComposerView::goToBlank() {
    placeCursor(0);
    m_edit->chooseBlank(true);
    m_edit->setFocus();
}

void ComposerView::sendAsItStands() {
    QStringList& meant = m_meant[m_target.dialogId];
    for (const TextSpan& blank : std::as_const(m_blanks))
        meant.append(blank.name);
    say({});
    measure();
    trySending();
}

void ComposerView::fillLater() {
    m_laterMenu->clear();
    const std::int64_t now = m_now();
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    const auto add = [this](const QString& words, std::int64_t atMs) {
        m_laterMenu->addAction(words, this, [this, atMs] { sendLater(atMs); });
    };
    add(tr("Send in 1 hour"), now + kHourMs);
    const std::int64_t evening = QDateTime(today, QTime(18, 0)).toMSecsSinceEpoch();
    if (evening > now + kHourMs)
        add(tr("Send today, 18:00"), evening);
    add(tr("Send tomorrow, 9:00"), QDateTime(today.addDays(1), QTime(9, 0)).toMSecsSinceEpoch());
    m_laterMenu->addAction(tr("Send at a time of my own…"), this, &ComposerView::chooseLater);
}

void ComposerView::chooseLater() {
    auto* popup = new TimePopup(m_theme, m_now(), tr("Send at"), tr("Send later"), this);
    connect(popup, &TimePopup::chosen, this, &ComposerView::sendLater);
    popup->openBelow(m_sendMore);
}

void ComposerView::sendLater(std::int64_t atMs) {
    m_later.insert(m_target.dialogId, atMs);
    trySending();
}

void ComposerView::submit(qint64 dialogId, ComposerMode mode) {
    if (mode == ComposerMode::reply && refuseBlanks(dialogId))
        return;
    const std::int64_t replyTo = mode == ComposerMode::reply ? m_quotes.value(dialogId).id : 0;
    emit sendRequested(dialogId, mode, text(dialogId, mode), replyTo);
}

void ComposerView::setHint(qint64 dialogId, const QString& words) {
    if (dialogId == m_target.dialogId)
        say(words);
}

} // namespace pult::client
