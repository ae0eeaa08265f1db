// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/attachment_layout.hpp"

#include "client/kit/theme.hpp"
#include "client/models/words/content_words.hpp"

#include <QFontMetrics>

#include <algorithm>
#include <span>

namespace pult::client {
namespace {

using kit::TextStyle;
using Look = AttachmentSpan::Look;

constexpr int kPadX = 12;
constexpr int kPadY = 8;
constexpr int kPicture = 320;
/// A unit of the proportions that are taken for those of a picture of unknown size.
constexpr int kShare = kPicture / 4;
constexpr int kSticker = 160;
constexpr int kTileGap = 2;
constexpr int kMostInRow = 3;
constexpr int kFileTile = 40;
constexpr int kVoiceWidth = 220;
constexpr int kVoiceButton = 36;
constexpr int kVoiceWave = 20;
constexpr int kVoiceSpeed = 36;

bool isSeen(const AttachmentRow& attachment) {
    const Look look = lookOf(attachment);
    return look == Look::picture || look == Look::video;
}

QSize knownSize(const AttachmentRow& attachment) {
    const QSize size(attachment.width, attachment.height);
    if (!size.isEmpty())
        return size;
    return (attachment.kind == u"video" ? QSize(16, 9) : QSize(4, 3)) * kShare;
}

/// Of a tile: nothing is drawn as a mere strip.
double proportion(const AttachmentRow& attachment) {
    const QSize size = knownSize(attachment);
    return std::clamp(static_cast<double>(size.width()) / size.height(), 0.6, 1.8);
}

/// Places one thing after the other, downwards.
class Placer {
public:
    Placer(const QList<AttachmentRow>& attachments, int top, int bubbleWidth, const kit::Theme& theme)
        : m_attachments(attachments), m_width(bubbleWidth), m_theme(theme) {
        m_places.bottom = top;
    }

    AttachmentPlaces place() {
        std::vector<int> seen;
        for (int i = 0; i < m_attachments.size(); ++i)
            if (isSeen(m_attachments[i]))
                seen.push_back(i);
        const bool grid = seen.size() > 1;
        if (grid)
            album(seen);
        for (int i = 0; i < m_attachments.size(); ++i) {
            if (!isSeen(m_attachments[i]))
                line(i);
            else if (!grid)
                single(i);
        }
        return m_places;
    }

private:
    int room() const { return std::min(m_theme.px(kPicture), m_width - 2 * kPictureInset); }
    void use(int width) { m_places.used = std::max(m_places.used, width); }

    void single(int number) {
        const AttachmentRow& attachment = m_attachments[number];
        const int most = attachment.kind == u"sticker" ? m_theme.px(kSticker) : m_theme.px(kPicture);
        const QSize limit(std::min(most, room()), most);
        QSize size = knownSize(attachment);
        const bool unknown = attachment.width <= 0 || attachment.height <= 0;
        if (unknown || size.width() > limit.width() || size.height() > limit.height())
            size.scale(limit, Qt::KeepAspectRatio);
        size = size.expandedTo({72, 48});
        m_places.bottom += kPictureInset;
        m_places.spans.push_back(
            {number, lookOf(attachment), QRect(QPoint(kPictureInset, m_places.bottom), size), false});
        m_places.bottom += size.height();
        use(size.width() - 2 * (kPadX - kPictureInset));
    }

    // Rows of at most three, the fuller ones below.
    void album(const std::vector<int>& numbers) {
        const std::span<const int> all(numbers);
        const std::size_t rows = (all.size() + kMostInRow - 1) / kMostInRow;
        m_places.bottom += kPictureInset;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t first = all.size() * row / rows;
            const std::size_t last = all.size() * (row + 1) / rows;
            m_places.bottom += row == 0 ? 0 : kTileGap;
            tiles(all.subspan(first, last - first));
        }
        use(room() - 2 * (kPadX - kPictureInset));
    }

    void tiles(std::span<const int> numbers) {
        double sum = 0;
        for (const int number : numbers)
            sum += proportion(m_attachments[number]);
        const int width = room() - kTileGap * (static_cast<int>(numbers.size()) - 1);
        const int height = std::clamp(static_cast<int>(width / sum), m_theme.px(72), m_theme.px(200));
        double passed = 0;
        int gaps = 0;
        for (const int number : numbers) {
            const int left = kPictureInset + gaps + static_cast<int>(width * passed / sum);
            passed += proportion(m_attachments[number]);
            const int right = kPictureInset + gaps + static_cast<int>(width * passed / sum);
            m_places.spans.push_back(
                {number, lookOf(m_attachments[number]), QRect(left, m_places.bottom, right - left, height), true});
            gaps += kTileGap;
        }
        m_places.bottom += height;
    }

    void line(int number) {
        const AttachmentRow& attachment = m_attachments[number];
        const int inner = m_width - 2 * kPadX;
        m_places.bottom += kPadY;
        AttachmentSpan span = lookOf(attachment) == Look::voice
                                  ? voice(number, inner)
                                  : placeFile(attachment, number, QPoint(kPadX, m_places.bottom), inner, m_theme);
        m_places.bottom += span.rect.height();
        use(span.rect.width());
        m_places.spans.push_back(span);
    }

    AttachmentSpan voice(int number, int inner) const {
        const int height =
            std::max(m_theme.px(kVoiceButton), m_theme.px(kVoiceWave) + 3 + m_theme.lineHeight(TextStyle::caption));
        return {number, Look::voice, QRect(kPadX, m_places.bottom, std::min(m_theme.px(kVoiceWidth), inner), height),
                false};
    }

    const QList<AttachmentRow>& m_attachments;
    int m_width;
    const kit::Theme& m_theme;
    AttachmentPlaces m_places;
};

} // namespace

AttachmentSpan::Look lookOf(const AttachmentRow& attachment) {
    const bool coming = attachment.absence == Absence::pending && attachment.width > 0 && attachment.height > 0;
    const bool here = attachment.fileId != 0;
    if (attachment.kind == u"image" || attachment.kind == u"sticker")
        return here || (coming && attachment.kind == u"image") ? Look::picture : Look::file;
    if (attachment.kind == u"video")
        return here || coming ? Look::video : Look::file;
    return attachment.kind == u"voice" && here ? Look::voice : Look::file;
}

AttachmentPlaces placeAttachments(const QList<AttachmentRow>& attachments, int top, int bubbleWidth,
                                  const kit::Theme& theme) {
    return Placer(attachments, top, bubbleWidth, theme).place();
}

int pictureWidth(const QList<AttachmentRow>& attachments, int bubbleWidth, const kit::Theme& theme) {
    int left = bubbleWidth;
    int right = 0;
    for (const AttachmentSpan& span : placeAttachments(attachments, 0, bubbleWidth, theme).spans) {
        if (span.look != Look::picture && span.look != Look::video)
            continue;
        left = std::min(left, span.rect.left());
        right = std::max(right, span.rect.right() + 1);
    }
    return std::max(right - left, 0);
}

AttachmentSpan placeFile(const AttachmentRow& attachment, int number, QPoint at, int width, const kit::Theme& theme) {
    const auto advance = [&](TextStyle style, const QString& words) {
        return QFontMetrics(theme.font(style)).horizontalAdvance(words);
    };
    const int words = std::max(advance(TextStyle::body, attachmentTitle(attachment)),
                               advance(TextStyle::small, attachmentAbout(attachment)));
    const int height = std::max(kFileTile, theme.lineHeight(TextStyle::body) + theme.lineHeight(TextStyle::small));
    return {number, Look::file, QRect(at, QSize(std::min(kFileTile + 12 + words + 2, width), height)), false};
}

VoiceParts partsOfVoice(const QRect& span, const kit::Theme& theme) {
    const int side = theme.px(kVoiceButton);
    const int left = span.left() + side + kPadX;
    const int width = span.right() + 1 - left;
    const int caption = theme.lineHeight(TextStyle::caption);
    const int speed = theme.px(kVoiceSpeed);
    VoiceParts parts;
    parts.button = QRect(span.left(), span.top() + (span.height() - side) / 2, side, side);
    parts.wave = QRect(left, span.top(), width, theme.px(kVoiceWave));
    const int top = parts.wave.bottom() + 4;
    parts.speed = QRect(span.right() + 1 - speed, top, speed, caption);
    parts.time = QRect(left, top, width - speed - 6, caption);
    return parts;
}

int estimateAttachments(const QList<AttachmentRow>& attachments, const kit::Theme& theme) {
    int height = 0;
    for (const AttachmentRow& attachment : attachments)
        height += isSeen(attachment) ? theme.px(kPicture) * 3 / 4 : kFileTile + kPadY;
    return std::min(height, theme.px(kPicture) * 2);
}

} // namespace pult::client
