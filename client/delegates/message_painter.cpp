// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_painter.hpp"

#include "client/delegates/attachment_painter.hpp"
#include "client/delegates/dialog_preview.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/models/words/content_words.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace pult::client {
namespace {

using kit::TextStyle;
using kit::Token;
using kit::Weight;
using Shape = MessageLayout::Shape;

constexpr qreal kRound = 12;
constexpr qreal kGrouped = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Message)
};

QPainterPath bubblePath(const QRectF& r, qreal topLeft, qreal topRight, qreal bottomRight, qreal bottomLeft) {
    QPainterPath path(QPointF(r.left() + topLeft, r.top()));
    path.lineTo(r.right() - topRight, r.top());
    path.arcTo(r.right() - 2 * topRight, r.top(), 2 * topRight, 2 * topRight, 90, -90);
    path.lineTo(r.right(), r.bottom() - bottomRight);
    path.arcTo(r.right() - 2 * bottomRight, r.bottom() - 2 * bottomRight, 2 * bottomRight, 2 * bottomRight, 0, -90);
    path.lineTo(r.left() + bottomLeft, r.bottom());
    path.arcTo(r.left(), r.bottom() - 2 * bottomLeft, 2 * bottomLeft, 2 * bottomLeft, 270, -90);
    path.lineTo(r.left(), r.top() + topLeft);
    path.arcTo(r.left(), r.top(), 2 * topLeft, 2 * topLeft, 180, -90);
    path.closeSubpath();
    return path;
}

/// Paints the parts of one message in reading order.
class Brush {
public:
    Brush(QPainter& painter, const MessageRow& message, const MessageLayout& layout, const MessageLook& look,
          const MessageFrame& frame, const kit::Theme& theme)
        : m_painter(painter), m_message(message), m_layout(layout), m_look(look), m_frame(frame), m_theme(theme) {}

    void paint() {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        separators();
        switch (m_layout.shape) {
        case Shape::system:
            m_theme.paintIcon(m_painter, m_layout.stateIcon, eventIcon(m_message.event), 16, Token::textMuted);
            break;
        case Shape::note:
        case Shape::whisper:
            notePaper();
            noteHead();
            break;
        case Shape::in:
        case Shape::out:
            bubblePaper();
            break;
        }
        if (!m_layout.avatar.isEmpty())
            kit::paintAvatar(m_painter, m_theme, m_layout.avatar, m_frame.customerName, m_frame.customerId);
        leads();
        quote();
        for (const AttachmentSpan& span : m_layout.attachments)
            paintAttachment(m_painter, span, m_message.attachments[span.number], m_look, m_theme);
        text();
        if (!m_layout.badge.isEmpty())
            kit::paintChannelBadge(m_painter, m_theme, m_layout.badge, m_message.channelKind);
        meta();
        reactions();
        trouble();
        if (m_look.current)
            kit::paintFocusRing(m_painter, m_theme, QRectF(m_layout.bubble).adjusted(-3, -3, 3, 3), kRound);
        m_painter.restore();
    }

private:
    void separators() {
        if (!m_layout.day.isEmpty()) {
            paintDayPill(m_painter, m_layout.day, m_layout.dayWords, m_theme);
        }
        if (!m_layout.unread.isEmpty()) {
            const QString title = Words::tr("New messages");
            const int half =
                QFontMetrics(m_theme.font(TextStyle::small, Weight::semibold)).horizontalAdvance(title) / 2 + 12;
            const QRect line = m_layout.unread;
            const int y = line.center().y();
            m_painter.setPen(m_theme.color(Token::accent));
            m_painter.drawLine(line.left(), y, line.center().x() - half, y);
            m_painter.drawLine(line.center().x() + half, y, line.right(), y);
            words(line, title, TextStyle::small, Token::accent, Qt::AlignCenter, Weight::semibold);
        }
    }

    Token edgeOfTrouble() const {
        return m_message.state == DeliveryState::failed ? Token::dangerText : Token::warningText;
    }
    bool inTrouble() const {
        return m_layout.shape == Shape::out &&
               (m_message.state == DeliveryState::failed || m_message.state == DeliveryState::uncertain);
    }

    void bubblePaper() {
        const bool incoming = m_layout.shape == Shape::in;
        const qreal upper = m_layout.around.startsGroup ? kRound : kGrouped;
        const QRectF box = QRectF(m_layout.bubble).adjusted(0.5, 0.5, -0.5, -0.5);
        const QPainterPath path = incoming ? bubblePath(box, upper, kRound, kRound, kGrouped)
                                           : bubblePath(box, kRound, upper, kGrouped, kRound);
        m_painter.setPen(inTrouble()                                 ? QPen(m_theme.color(edgeOfTrouble()))
                         : m_look.flashing && m_theme.highContrast() ? QPen(m_theme.color(Token::warningText), 3)
                         : m_theme.highContrast()                    ? QPen(m_theme.color(Token::borderStrong))
                                                                     : QPen(Qt::NoPen));
        m_painter.setBrush(m_theme.color(m_look.flashing ? Token::warningBg
                                         : incoming      ? Token::bubbleIn
                                                         : Token::bubbleOut));
        m_painter.drawPath(path);
    }

    void notePaper() {
        const QRectF box = QRectF(m_layout.bubble).adjusted(0.5, 0.5, -0.5, -0.5);
        QPen dashes(m_theme.color(Token::noteBorder), 1, Qt::CustomDashLine);
        dashes.setDashPattern({3, 3});
        m_painter.setPen(dashes);
        m_painter.setBrush(m_theme.color(Token::noteBg));
        m_painter.drawRoundedRect(box, 8, 8);
        if (m_layout.shape == Shape::whisper) {
            QPainterPath whole;
            whole.addRoundedRect(box, 8, 8);
            QPainterPath side;
            side.addRect(QRectF(box.left(), box.top(), 4, box.height()));
            m_painter.fillPath(whole.intersected(side), m_theme.color(Token::whisper));
        }
    }

    /// Where what stands at the end of a note's first line begins.
    int endOfHead() const { return m_layout.badge.isEmpty() ? m_layout.meta.left() : m_layout.badge.left(); }

    void noteHead() {
        const bool whisper = m_layout.shape == Shape::whisper;
        const Token colour = whisper ? Token::whisper : Token::noteText;
        QRect head = m_layout.head;
        m_theme.paintIcon(m_painter, QRect(head.topLeft(), QSize(m_theme.px(16), head.height())),
                          whisper ? QStringLiteral("ear") : QStringLiteral("lock"), 16, colour);
        head.setLeft(head.left() + m_theme.px(16) + 8);
        head.setRight(endOfHead() - 8);
        const QString title = whisper ? Words::tr("WHISPER") : Words::tr("NOTE");
        words(head, title, TextStyle::caption, colour, Qt::AlignVCenter | Qt::AlignLeft, Weight::semibold);
        head.setLeft(head.left() +
                     QFontMetrics(m_theme.font(TextStyle::caption, Weight::semibold)).horizontalAdvance(title) + 8);
        const QString who =
            whisper ? Words::tr("%1 to %2", "whisper: author, operator").arg(m_message.authorName, m_message.whisperTo)
                    : Words::tr("%1, only staff can see this").arg(m_message.authorName);
        words(head, who, TextStyle::caption, Token::noteText, Qt::AlignVCenter | Qt::AlignLeft);
    }

    void leads() {
        for (const LeadSpan& span : m_layout.leads) {
            QRect rect = span.rect;
            m_theme.paintIcon(m_painter, QRect(rect.topLeft(), QSize(m_theme.px(16), rect.height())), span.lead.icon,
                              16, Token::textMuted);
            rect.setLeft(rect.left() + m_theme.px(16) + 6);
            words(rect, span.lead.words, TextStyle::small, Token::textSecondary, Qt::AlignVCenter | Qt::AlignLeft);
        }
    }

    void quote() {
        if (m_layout.quote.isEmpty())
            return;
        const QRect box = m_layout.quote;
        m_painter.fillRect(QRect(box.left(), box.top(), 2, box.height()), m_theme.color(Token::accent));
        const int line = m_theme.lineHeight(TextStyle::small);
        const QRect author(box.left() + 10, box.top() + 1, box.width() - 10, line);
        words(author, m_message.replyTo.author, TextStyle::small, Token::link, Qt::AlignVCenter | Qt::AlignLeft,
              Weight::semibold);
        words(author.translated(0, line), m_message.replyTo.text.left(200).simplified(), TextStyle::small,
              Token::textSecondary, Qt::AlignVCenter | Qt::AlignLeft);
    }

    Token ink() const {
        switch (m_layout.shape) {
        case Shape::note:
        case Shape::whisper:
            return Token::noteText;
        case Shape::system:
            return m_message.leadsTo == 0 ? Token::textMuted : Token::link;
        default:
            return Token::textPrimary;
        }
    }

    void text() {
        if (!m_layout.text)
            return;
        const kit::TextSelection selection{m_look.selectionStart, m_look.selectionEnd, m_theme.color(Token::accent),
                                           m_theme.color(Token::onAccent)};
        // Amber would drown in a note's paper.
        const bool note = m_layout.shape == Shape::note || m_layout.shape == Shape::whisper;
        const QColor light = m_theme.color(note ? Token::infoBg : Token::warningBg);
        const QColor strong = m_theme.color(note ? Token::infoText : Token::warningText);
        QList<kit::TextSelection> marks;
        for (const TextMark& mark : m_look.marks)
            marks.append({mark.start, mark.start + mark.length, m_look.found ? strong : light,
                          m_look.found ? light : strong, m_theme.highContrast() && !m_look.found});
        m_layout.text->paint(m_painter, m_layout.textAt, m_theme.color(ink()), selection, marks);
    }

    void meta() {
        if (m_layout.meta.isEmpty())
            return;
        const bool note = m_layout.shape == Shape::note || m_layout.shape == Shape::whisper;
        const Token colour = note ? Token::noteText : inTrouble() ? edgeOfTrouble() : Token::textMuted;
        words(m_layout.meta, m_layout.metaWords, TextStyle::caption, colour, Qt::AlignVCenter | Qt::AlignLeft);
        if (!m_layout.edited.isEmpty()) {
            m_painter.setPen(QPen(m_theme.color(colour), 1, Qt::DotLine));
            m_painter.drawLine(m_layout.edited.bottomLeft(), m_layout.edited.bottomRight());
        }
        if (m_message.authorKind == AuthorKind::bot && !note)
            m_theme.paintIcon(m_painter,
                              QRect(m_layout.meta.left() - m_theme.px(16), m_layout.meta.top(), m_theme.px(14),
                                    m_layout.meta.height()),
                              QStringLiteral("robot"), 14, colour);
        if (m_layout.shape == Shape::system)
            return;
        if (isHeld(m_message, m_frame.nowMs))
            ring();
        else if (!m_layout.stateIcon.isEmpty())
            m_theme.paintIcon(m_painter, m_layout.stateIcon, deliveryIcon(m_message.state), 16,
                              note ? colour : deliveryColour(m_message.state));
        words(m_layout.stateWordsRect, m_layout.stateWords, TextStyle::caption, colour,
              Qt::AlignVCenter | Qt::AlignLeft);
    }

    /// Runs out as the time to take it back does.
    void ring() {
        const QRectF box = QRectF(m_layout.stateIcon).adjusted(2, 2, -2, -2);
        const auto whole = static_cast<double>(std::max<std::int64_t>(m_message.heldUntilMs - m_message.atMs, 1));
        const double left = static_cast<double>(m_message.heldUntilMs - m_frame.nowMs) / whole;
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.color(Token::border), 2));
        m_painter.drawEllipse(box);
        m_painter.setPen(QPen(m_theme.color(Token::link), 2));
        m_painter.drawArc(box, 90 * 16, static_cast<int>(std::clamp(left, 0.0, 1.0) * 360 * 16));
    }

    void reactions() {
        for (const ReactionSpan& span : m_layout.reactions) {
            m_painter.setPen(m_theme.color(m_theme.highContrast() ? Token::borderStrong : Token::border));
            m_painter.setBrush(m_theme.color(Token::bgSurface));
            const QRectF pill = QRectF(span.rect).adjusted(0.5, 0.5, -0.5, -0.5);
            m_painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
            m_painter.setFont(reactionFont(span.emoji, m_theme));
            m_painter.setPen(m_theme.color(Token::textPrimary));
            const QRect inside = span.rect.adjusted(kReactionPadding, 0, -kReactionPadding, 0);
            m_painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, span.emoji);
            words(inside.adjusted(span.emojiWidth + kReactionGap, 0, 0, 0), span.number(), TextStyle::small,
                  Token::textPrimary, Qt::AlignVCenter | Qt::AlignLeft);
        }
    }

    void trouble() {
        words(m_layout.trouble, m_layout.troubleWords, TextStyle::small,
              m_message.state == DeliveryState::failed ? Token::dangerText : Token::textSecondary,
              Qt::AlignVCenter | Qt::AlignLeft);
        for (const ActionSpan& action : m_layout.actions)
            words(action.rect, action.words, TextStyle::small, Token::link, Qt::AlignVCenter | Qt::AlignLeft);
    }

    void words(const QRect& rect, const QString& text, TextStyle style, Token colour, Qt::Alignment alignment,
               Weight weight = Weight::regular, Qt::TextElideMode elide = Qt::ElideRight) {
        if (rect.isEmpty() || text.isEmpty())
            return;
        m_painter.setFont(m_theme.font(style, weight));
        m_painter.setPen(m_theme.color(colour));
        m_painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                           m_painter.fontMetrics().elidedText(text, elide, rect.width()));
    }

    QPainter& m_painter;
    const MessageRow& m_message;
    const MessageLayout& m_layout;
    const MessageLook& m_look;
    const MessageFrame& m_frame;
    const kit::Theme& m_theme;
};

} // namespace

bool isHeld(const MessageRow& message, std::int64_t nowMs) {
    return message.state == DeliveryState::scheduled && message.heldUntilMs > nowMs;
}

void paintDayPill(QPainter& painter, const QRect& place, const QString& words, const kit::Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::border));
    painter.setBrush(theme.color(Token::bgSurface));
    const QRectF pill = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(theme.font(TextStyle::small));
    painter.setPen(theme.color(Token::textSecondary));
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, words);
    painter.restore();
}

void paintMessage(QPainter& painter, const MessageRow& message, const MessageLayout& layout, const MessageLook& look,
                  const MessageFrame& frame, const kit::Theme& theme) {
    Brush(painter, message, layout, look, frame, theme).paint();
}

} // namespace pult::client
