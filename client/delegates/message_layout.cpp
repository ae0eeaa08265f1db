// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_layout.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/words/content_words.hpp"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace pult::client {
namespace {

using kit::TextStyle;
using kit::Weight;

constexpr int kColumn = 760;
constexpr int kSide = 16;
constexpr int kAvatar = 32;
constexpr int kAvatarGap = 8;
constexpr int kMaxBubble = 520;
constexpr int kReadable = 200;
constexpr int kPadX = 12;
constexpr int kPadY = 8;
constexpr int kMetaGap = 12;
constexpr int kLeadGap = 6;
constexpr int kBadgeGap = 6;
constexpr int kBetweenGroups = 12;
constexpr int kInsideGroup = 2;
constexpr std::int64_t kGroupMs = 5 * 60'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Message)
};

int advance(const kit::Theme& theme, TextStyle style, const QString& text, Weight weight = Weight::regular) {
    return QFontMetrics(theme.font(style, weight)).horizontalAdvance(text);
}

MessageLayout::Shape shapeOf(const MessageRow& message) {
    switch (message.direction) {
    case Direction::in:
        return MessageLayout::Shape::in;
    case Direction::out:
        return MessageLayout::Shape::out;
    case Direction::note:
        return message.whisperTo.isEmpty() ? MessageLayout::Shape::note : MessageLayout::Shape::whisper;
    case Direction::system:
        break;
    }
    return MessageLayout::Shape::system;
}

/// Builds one layout from top to bottom; `m_y` is where the next part goes.
class Composer {
public:
    Composer(const MessageRow& message, const MessageSurroundings& around, const MessageFrame& frame,
             const kit::Theme& theme)
        : m_message(message), m_frame(frame), m_theme(theme), m_out(std::make_shared<MessageLayout>()) {
        m_out->shape = shapeOf(message);
        m_out->around = around;
        m_column = std::min(frame.width, theme.px(kColumn));
        m_left = (frame.width - m_column) / 2;
    }

    std::shared_ptr<const MessageLayout> compose() {
        separators();
        switch (m_out->shape) {
        case MessageLayout::Shape::system:
            systemChip();
            break;
        case MessageLayout::Shape::note:
        case MessageLayout::Shape::whisper:
            note();
            troubleLines();
            break;
        case MessageLayout::Shape::in:
        case MessageLayout::Shape::out:
            bubble();
            reactions();
            troubleLines();
            break;
        }
        m_out->height = m_y;
        return m_out;
    }

private:
    void separators() {
        if (m_out->around.startsDay) {
            m_out->dayWords = kit::TimeWords::day(m_message.atMs, m_frame.nowMs);
            m_out->day = dayPill(m_out->dayWords, m_frame.width, kBetweenGroups - 2, m_theme);
            m_y = m_out->day.bottom() + 1;
        }
        if (m_out->around.firstUnread) {
            m_out->unread =
                QRect(m_left + kSide, m_y + kBetweenGroups, m_column - 2 * kSide, m_theme.lineHeight(TextStyle::small));
            m_y = m_out->unread.bottom() + 1;
        }
        const bool close = !m_out->around.startsGroup && !m_out->around.startsDay && !m_out->around.firstUnread;
        m_y += close ? kInsideGroup : kBetweenGroups;
    }

    void systemChip() {
        const QString words = m_message.text + QStringLiteral(", ") + kit::TimeWords::clock(m_message.atMs);
        const int line = m_theme.lineHeight(TextStyle::small);
        const int before = placeBadge(line) + m_theme.px(16) + 8;
        setText(words, TextStyle::small, m_column - 2 * kSide - before);
        const int width = m_out->text->naturalWidth() + before;
        int x = (m_frame.width - width) / 2;
        m_out->bubble = QRect(x, m_y, width, m_out->text->height());
        if (!m_out->badge.isEmpty()) {
            m_out->badge.translate(x, m_y);
            x += m_out->badge.width() + kBadgeGap;
        }
        m_out->stateIcon = QRect(x, m_y, m_theme.px(16), line);
        m_out->textAt = QPoint(x + m_theme.px(16) + 8, m_y);
        m_y += m_out->text->height();
    }

    /// At the beginning of a line of that height; answers the room it takes there.
    int placeBadge(int line) {
        if (m_message.channelKind.isEmpty())
            return 0;
        const QSize size = kit::channelBadgeSize(m_theme, m_message.channelKind);
        m_out->badge = QRect(QPoint(0, (line - size.height()) / 2), size);
        return size.width() + kBadgeGap;
    }

    void note() {
        const int width = m_column - 2 * kSide;
        const int top = m_y;
        const int bar = m_out->shape == MessageLayout::Shape::whisper ? 4 : 0;
        const int x = m_left + kSide + kPadX + bar;
        const int inner = width - 2 * kPadX - bar;
        m_y += kPadY;
        m_out->head = QRect(x, m_y, inner, m_theme.lineHeight(TextStyle::small));
        measureMeta();
        for (QRect* rect : {&m_out->meta, &m_out->edited, &m_out->stateIcon, &m_out->stateWordsRect})
            if (!rect->isEmpty())
                *rect = QRect(x + inner - m_metaWidth + rect->x(), m_y, rect->width(), m_out->head.height());
        if (!m_out->badge.isEmpty())
            m_out->badge.translate(x + inner - m_metaWidth, m_y);
        m_y += m_out->head.height() + 4;
        if (!m_message.text.isEmpty()) {
            setText(m_message.text, TextStyle::body, inner);
            m_out->textAt = QPoint(x, m_y);
            m_y += m_out->text->height();
        }
        for (int i = 0; i < m_message.attachments.size(); ++i) {
            m_y += kPadY;
            m_out->attachments.push_back(placeFile(m_message.attachments[i], i, QPoint(x, m_y), inner, m_theme));
            m_y += m_out->attachments.back().rect.height();
        }
        m_y += kPadY;
        m_out->bubble = QRect(m_left + kSide, top, width, m_y - top);
    }

    void bubble() {
        const bool incoming = m_out->shape == MessageLayout::Shape::in;
        const int top = m_y;
        measureMeta();
        const int widest = widestBubble();
        const int inner = widest - 2 * kPadX;

        // Everything is placed from x = 0 of the bubble first: its width, and so its side, follows from the parts.
        int used = leads(inner);
        if (!m_message.replyTo.text.isEmpty() || !m_message.replyTo.author.isEmpty())
            used = std::max(used, quote(inner));
        used = std::max(used, attachments(widest));
        if (!m_message.text.isEmpty()) {
            if (m_y == top)
                m_y += kPadY;
            setText(m_message.text, TextStyle::body, inner);
            m_out->textAt = QPoint(kPadX, m_y);
            m_y += m_out->text->height();
            used = std::max(used, m_out->text->naturalWidth());
        }
        used = placeMeta(used, inner);
        m_y += kPadY;

        const int width = used + 2 * kPadX;
        const int x = incoming ? m_left + kSide + m_theme.px(kAvatar) + kAvatarGap : m_left + m_column - kSide - width;
        m_out->bubble = QRect(0, top, width, m_y - top);
        rightAlignMeta(width);
        shift(x);
        if (incoming && m_out->around.endsGroup)
            m_out->avatar = QRect(m_left + kSide, m_y - m_theme.px(kAvatar), m_theme.px(kAvatar), m_theme.px(kAvatar));
    }

    /// The words under a picture keep to its width, unless it is a mere strip.
    int widestBubble() const {
        const int widest = std::min(m_theme.px(kMaxBubble), (m_column - 2 * kSide) * 70 / 100);
        const int picture = pictureWidth(m_message.attachments, widest, m_theme);
        if (picture < m_theme.px(kReadable))
            return widest;
        return std::clamp(m_metaWidth + 2 * kPadX, std::min(picture + 2 * kPictureInset, widest), widest);
    }

    int leads(int inner) {
        const QList<MessageLead> leads = leadsOf(m_message);
        m_y += leads.isEmpty() ? 0 : kPadY;
        int used = 0;
        for (const MessageLead& lead : leads) {
            const int wanted = m_theme.px(16) + kLeadGap + advance(m_theme, TextStyle::small, lead.words) + 1;
            const int width = std::min(wanted, inner);
            m_out->leads.push_back({lead, QRect(kPadX, m_y, width, m_theme.lineHeight(TextStyle::small))});
            m_y += m_theme.lineHeight(TextStyle::small) + 2;
            used = std::max(used, width);
        }
        return used;
    }

    int quote(int inner) {
        m_y += kPadY;
        const int author = advance(m_theme, TextStyle::small, m_message.replyTo.author, Weight::semibold);
        const int text = advance(m_theme, TextStyle::small, m_message.replyTo.text.left(200).simplified());
        const int width = std::min(std::max(author, text) + 12, inner);
        m_out->quote = QRect(kPadX, m_y, width, 2 * m_theme.lineHeight(TextStyle::small) + 2);
        m_y += m_out->quote.height() + 4;
        return width;
    }

    int attachments(int widest) {
        if (m_message.attachments.isEmpty())
            return 0;
        AttachmentPlaces places = placeAttachments(m_message.attachments, m_y, widest, m_theme);
        m_out->attachments = std::move(places.spans);
        m_y = places.bottom + (m_message.text.isEmpty() ? 0 : 4);
        return places.used;
    }

    void setText(const QString& text, TextStyle style, int width) {
        QList<QTextLayout::FormatRange> formats;
        if (m_out->shape != MessageLayout::Shape::system)
            m_out->links = kit::findLinks(text);
        for (const kit::LinkSpan& link : std::as_const(m_out->links)) {
            QTextLayout::FormatRange range{static_cast<int>(link.start), static_cast<int>(link.length), {}};
            range.format.setForeground(m_theme.color(kit::Token::link));
            range.format.setFontUnderline(true);
            formats.append(range);
        }
        for (const QString& mention : m_message.mentions)
            for (qsizetype at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + mention.size())) {
                QTextLayout::FormatRange range{static_cast<int>(at), static_cast<int>(mention.size()), {}};
                range.format.setFontWeight(m_theme.font(style, kit::Weight::semibold).weight());
                formats.append(range);
            }
        const bool struck = m_message.state == DeliveryState::cancelled || m_message.deletedAtMs > 0;
        if (struck) {
            QTextLayout::FormatRange range{0, static_cast<int>(text.size()), {}};
            range.format.setFontStrikeOut(true);
            range.format.setForeground(m_theme.color(kit::Token::textMuted));
            formats.append(range);
        }
        m_out->text = std::make_shared<kit::TextBlock>(text, m_theme.font(style), m_theme.lineHeight(style), formats);
        m_out->text->layout(width);
    }

    void measureMeta() {
        m_out->metaWords = metaWords(m_message);
        m_out->stateWords = stateWordsOnBubble(m_message);
        const int line = m_theme.lineHeight(TextStyle::caption);
        int x = placeBadge(line) + (m_message.authorKind == AuthorKind::bot ? m_theme.px(16) : 0);
        m_out->meta = QRect(x, 0, advance(m_theme, TextStyle::caption, m_out->metaWords) + 1, line);
        x = m_out->meta.right() + 1;
        if (!m_message.formerTexts.isEmpty() && m_message.deletedAtMs == 0) {
            const int width = advance(m_theme, TextStyle::caption, editedWords());
            m_out->edited = QRect(x - 1 - width, 0, width, line);
        }
        if (m_out->shape != MessageLayout::Shape::in && !deliveryIcon(m_message.state).isEmpty()) {
            m_out->stateIcon = QRect(x + 4, 0, m_theme.px(16), line);
            x = m_out->stateIcon.right() + 1;
        }
        if (!m_out->stateWords.isEmpty()) {
            m_out->stateWordsRect = QRect(x + 4, 0, advance(m_theme, TextStyle::caption, m_out->stateWords) + 1, line);
            x = m_out->stateWordsRect.right() + 1;
        }
        m_metaWidth = x;
    }

    /// What doesn't fit is left out at the end of its words.
    void fitMeta(int inner) {
        const int over = m_metaWidth - inner;
        if (over <= 0)
            return;
        m_out->meta.setWidth(std::max(m_out->meta.width() - over, 0));
        m_out->edited = {};
        for (QRect* rect : {&m_out->stateIcon, &m_out->stateWordsRect})
            rect->translate(-over, 0);
        m_metaWidth = inner;
    }

    // On the last line when there is room beside the text, else on a line of its own.
    int placeMeta(int used, int inner) {
        fitMeta(inner);
        const int line = m_theme.lineHeight(TextStyle::caption);
        const int beside = m_out->text ? m_out->text->lastLineWidth() + kMetaGap + m_metaWidth : inner + 1;
        if (beside <= inner) {
            m_metaTop = m_y - line + 2;
            return std::max(used, beside);
        }
        m_y += m_out->text ? 0 : 4;
        m_metaTop = m_y;
        m_y += line;
        return std::max(used, m_metaWidth);
    }

    void rightAlignMeta(int bubbleWidth) {
        const QPoint by(bubbleWidth - kPadX - m_metaWidth, m_metaTop);
        for (QRect* rect : {&m_out->badge, &m_out->meta, &m_out->edited, &m_out->stateIcon, &m_out->stateWordsRect})
            if (!rect->isEmpty())
                rect->translate(by);
    }

    void shift(int x) {
        for (QRect* rect : {&m_out->bubble, &m_out->quote, &m_out->badge, &m_out->meta, &m_out->edited,
                            &m_out->stateIcon, &m_out->stateWordsRect})
            if (!rect->isEmpty())
                rect->translate(x, 0);
        for (AttachmentSpan& attachment : m_out->attachments)
            attachment.rect.translate(x, 0);
        for (LeadSpan& lead : m_out->leads)
            lead.rect.translate(x, 0);
        m_out->textAt.rx() += x;
    }

    void reactions() {
        if (m_message.reactions.isEmpty())
            return;
        m_out->reactions = placeReactions(m_message.reactions, m_out->bubble, m_out->shape == MessageLayout::Shape::in,
                                          m_left + kSide, m_left + m_column - kSide, m_theme);
        m_y = m_out->reactions.back().rect.bottom() + 1 + kInsideGroup;
    }

    void troubleLines() {
        const QList<MessageAction> offered =
            m_frame.readOnly ? QList<MessageAction>() : urgentActions(m_message, m_frame.elsewhere);
        m_out->troubleWords = troubleWords(m_message);
        if (offered.isEmpty() && m_out->troubleWords.isEmpty())
            return;
        const int line = m_theme.lineHeight(TextStyle::small);
        const int right = m_left + m_column - kSide;
        int actionsWidth = 0;
        for (MessageAction action : offered)
            actionsWidth += advance(m_theme, TextStyle::small, actionWords(action, m_message)) + 2 + kAvatarGap;
        const int reason = advance(m_theme, TextStyle::small, m_out->troubleWords) + 1;
        const int room = m_column - 2 * kSide;
        m_y += 4;
        if (!m_out->troubleWords.isEmpty()) {
            const bool sameLine = reason + actionsWidth <= room;
            const int end = sameLine ? right - actionsWidth : right;
            m_out->trouble = QRect(end - std::min(reason, room), m_y, std::min(reason, room), line);
            m_y += sameLine ? 0 : line;
        }
        int x = right - actionsWidth;
        for (MessageAction action : offered) {
            const QString words = actionWords(action, m_message);
            const int width = advance(m_theme, TextStyle::small, words) + 2;
            m_out->actions.push_back({action, words, QRect(x + kAvatarGap, m_y, width, line)});
            x += kAvatarGap + width;
        }
        m_y += line;
    }

    const MessageRow& m_message;
    const MessageFrame& m_frame;
    const kit::Theme& m_theme;
    std::shared_ptr<MessageLayout> m_out;
    int m_column = 0;
    int m_left = 0;
    int m_y = 0;
    int m_metaWidth = 0;
    int m_metaTop = 0;
};

} // namespace

bool MessageLayout::covers(const QRect& area) const {
    const auto meets = [&area](const auto& span) { return span.rect.intersects(area); };
    return bubble.intersects(area) || day.intersects(area) || trouble.intersects(area) ||
           std::any_of(actions.begin(), actions.end(), meets) || std::any_of(reactions.begin(), reactions.end(), meets);
}

const ActionSpan* MessageLayout::actionAt(QPoint point) const {
    // Links of 16 px are hit a little above and below themselves as well.
    const auto found = std::find_if(actions.begin(), actions.end(), [point](const ActionSpan& span) {
        return span.rect.adjusted(-4, -4, 4, 4).contains(point);
    });
    return found == actions.end() ? nullptr : &*found;
}

const ReactionSpan* MessageLayout::reactionAt(QPoint point) const {
    const auto found = std::find_if(reactions.begin(), reactions.end(),
                                    [point](const ReactionSpan& span) { return span.rect.contains(point); });
    return found == reactions.end() ? nullptr : &*found;
}

const AttachmentSpan* MessageLayout::attachmentAt(QPoint point) const {
    const auto found = std::find_if(attachments.begin(), attachments.end(),
                                    [point](const AttachmentSpan& span) { return span.rect.contains(point); });
    return found == attachments.end() ? nullptr : &*found;
}

std::optional<QUrl> MessageLayout::linkAt(QPoint point) const {
    if (links.isEmpty() || !text || !text->isOnText(point - textAt))
        return std::nullopt;
    const int position = text->positionAt(point - textAt);
    for (const kit::LinkSpan& link : links)
        if (position >= link.start && position < link.start + link.length)
            return link.target;
    return std::nullopt;
}

QRect dayPill(const QString& words, int width, int top, const kit::Theme& theme) {
    const int pill = advance(theme, TextStyle::small, words) + 24;
    return {(width - pill) / 2, top, pill, theme.px(24)};
}

std::shared_ptr<const MessageLayout> layoutMessage(const MessageRow& message, const MessageSurroundings& around,
                                                   const MessageFrame& frame, const kit::Theme& theme) {
    return Composer(message, around, frame, theme).compose();
}

int estimateHeight(const MessageRow& message, const MessageFrame& frame, const kit::Theme& theme) {
    const int column = std::min(frame.width, theme.px(kColumn));
    const int inner = std::max(std::min(theme.px(kMaxBubble), column * 70 / 100) - 2 * kPadX, 100);
    const int perLine = std::max(inner / theme.px(8), 1);
    const int lines = static_cast<int>(message.text.size()) / perLine + 1;
    const int height = kBetweenGroups + 2 * kPadY + lines * theme.lineHeight(TextStyle::body);
    return height + estimateAttachments(message.attachments, theme);
}

bool continuesGroup(const MessageRow& first, const MessageRow& second) {
    if (first.direction != second.direction || first.direction == Direction::system ||
        first.direction == Direction::note || first.channelKind != second.channelKind)
        return false;
    return first.authorName == second.authorName && first.authorKind == second.authorKind &&
           second.atMs - first.atMs <= kGroupMs && kit::TimeWords::sameDay(first.atMs, second.atMs);
}

} // namespace pult::client
