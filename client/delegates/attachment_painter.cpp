// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/attachment_painter.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/delegates/message_painter.hpp"
#include "client/kit/theme.hpp"
#include "client/models/words/content_words.hpp"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pult::client {
namespace {

using kit::TextStyle;
using kit::Token;
using Look = AttachmentSpan::Look;

constexpr int kBar = 2;
constexpr int kBarStep = 4;
constexpr int kLoudest = 31;

class AttachmentBrush {
public:
    AttachmentBrush(QPainter& painter, const AttachmentSpan& span, const AttachmentRow& attachment,
                    const MessageLook& look, const kit::Theme& theme)
        : m_painter(painter), m_span(span), m_attachment(attachment), m_look(look), m_theme(theme) {}

    void paint() {
        switch (m_span.look) {
        case Look::picture:
            return picture();
        case Look::video:
            return video();
        case Look::voice:
            return voice();
        case Look::file:
            return file();
        }
    }

private:
    QPainterPath frame() const {
        QPainterPath path;
        path.addRoundedRect(m_span.rect, m_span.inAlbum ? 4 : 8, m_span.inAlbum ? 4 : 8);
        return path;
    }

    /// What stands where a picture will be, or would.
    void paper(Token colour) {
        m_painter.fillPath(frame(), m_theme.color(colour));
        if (m_theme.highContrast())
            m_painter.strokePath(frame(), QPen(m_theme.color(Token::borderStrong)));
    }

    void picture() {
        const QImage image = m_look.picture && m_attachment.fileId != 0
                                 ? m_look.picture(m_attachment.fileId, m_span.rect.size())
                                 : QImage();
        if (!image.isNull()) {
            m_painter.save();
            m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
            m_painter.setClipPath(frame());
            QRect target(QPoint(), image.size().scaled(m_span.rect.size(), Qt::KeepAspectRatioByExpanding));
            target.moveCenter(m_span.rect.center());
            m_painter.drawImage(target, image);
            m_painter.restore();
            return;
        }
        // A sticker that moves can't be drawn; what it stands for can.
        const bool sticker = m_attachment.kind == u"sticker";
        if (!sticker)
            paper(Token::bgChat); // a hovered row's would be the bubble's own in the dark
        if (sticker && !m_attachment.emoji.isEmpty()) {
            QFont font = m_theme.font(TextStyle::body);
            font.setPixelSize(m_span.rect.height() / 2);
            m_painter.setFont(font);
            m_painter.setPen(m_theme.color(Token::textPrimary));
            m_painter.drawText(m_span.rect, Qt::AlignCenter | Qt::TextSingleLine, m_attachment.emoji);
        } else {
            m_theme.paintIcon(m_painter, m_span.rect, QStringLiteral("photo"), 24, Token::textMuted);
        }
        absence();
    }

    void absence() {
        if (m_attachment.fileId == 0)
            words(m_span.rect.adjusted(8, 0, -8, -8), attachmentAbout(m_attachment), TextStyle::small, Token::textMuted,
                  Qt::AlignBottom | Qt::AlignHCenter);
    }

    void video() {
        paper(Token::bgSelected);
        if (m_attachment.fileId == 0) {
            m_theme.paintIcon(m_painter, m_span.rect, QStringLiteral("video"), 24, Token::textMuted);
            return absence();
        }
        const int side = m_theme.px(m_span.inAlbum ? 32 : 48);
        QRect disc(0, 0, side, side);
        disc.moveCenter(m_span.rect.center());
        roundButton(disc, QStringLiteral("player-play"));
        const QString about = videoWords(m_attachment);
        if (about.isEmpty())
            return;
        m_painter.setFont(m_theme.font(TextStyle::caption));
        const int width = std::min(m_painter.fontMetrics().horizontalAdvance(about) + 12, m_span.rect.width() - 12);
        const int height = m_theme.lineHeight(TextStyle::caption) + 2;
        const QRect chip(m_span.rect.left() + 6, m_span.rect.bottom() - 5 - height, width, height);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(Token::bgSurface));
        m_painter.drawRoundedRect(chip, 4, 4);
        words(chip.adjusted(6, 0, -5, 0), about, TextStyle::caption, Token::textPrimary,
              Qt::AlignVCenter | Qt::AlignLeft);
    }

    void roundButton(const QRect& disc, const QString& icon) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(Token::accent));
        m_painter.drawEllipse(disc);
        m_theme.paintIcon(m_painter, disc, icon, 20, Token::onAccent);
    }

    void voice() {
        const VoiceLook look = m_look.voice ? m_look.voice(m_attachment) : VoiceLook{};
        const VoiceParts parts = partsOfVoice(m_span.rect, m_theme);
        roundButton(parts.button, look.loading   ? QStringLiteral("loader-2")
                                  : look.playing ? QStringLiteral("player-pause")
                                                 : QStringLiteral("player-play"));
        const std::int64_t whole = look.durationMs > 0 ? look.durationMs : m_attachment.durationMs;
        const double heard = whole > 0 ? static_cast<double>(look.positionMs) / static_cast<double>(whole) : 0;
        wave(parts.wave, look.bars, heard);
        if (!look.trouble.isEmpty()) {
            const QRect line(parts.time.left(), parts.time.top(), parts.speed.right() + 1 - parts.time.left(),
                             parts.time.height());
            return words(line, look.trouble, TextStyle::caption, Token::warningText, Qt::AlignVCenter | Qt::AlignLeft);
        }
        const bool begun = look.playing || look.positionMs > 0;
        const QString length = whole > 0 ? durationWords(whole) : QString();
        const QString time = begun ? durationWords(look.positionMs) + QStringLiteral(" / ") + length : length;
        words(parts.time, time, TextStyle::caption, Token::textSecondary, Qt::AlignVCenter | Qt::AlignLeft);
        m_painter.setPen(m_theme.color(Token::borderStrong));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(QRectF(parts.speed).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        words(parts.speed, speedWords(look.speed), TextStyle::caption, Token::textPrimary, Qt::AlignCenter);
    }

    void wave(const QRect& place, const std::vector<int>& bars, double heard) {
        const int count = std::max(place.width() / kBarStep, 1);
        m_painter.setPen(Qt::NoPen);
        for (int i = 0; i < count; ++i) {
            // Every bar has the loudest it stands for; before they are known they only keep their place.
            const std::size_t first = bars.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(count);
            const std::size_t last =
                std::max(first + 1, bars.size() * static_cast<std::size_t>(i + 1) / static_cast<std::size_t>(count));
            int loud = 0;
            for (std::size_t bar = first; bar < std::min(last, bars.size()); ++bar)
                loud = std::max(loud, bars[bar]);
            const int height = std::max(kBar, place.height() * std::min(loud, kLoudest) / kLoudest);
            const bool done = heard > 0 && i < heard * count;
            m_painter.setBrush(m_theme.color(done ? Token::accent : Token::textMuted));
            m_painter.drawRoundedRect(
                QRect(place.left() + i * kBarStep, place.center().y() - height / 2 + 1, kBar, height), 1, 1);
        }
    }

    void file() {
        const QRect tile(m_span.rect.x(), m_span.rect.y() + (m_span.rect.height() - 40) / 2, 40, 40);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.color(Token::infoBg));
        m_painter.drawRoundedRect(tile, 8, 8);
        m_theme.paintIcon(m_painter, tile, attachmentIcon(m_attachment.kind), 20, Token::infoText);
        const int x = tile.right() + 13;
        const QRect name(x, m_span.rect.y(), m_span.rect.right() + 1 - x, m_theme.lineHeight(TextStyle::body));
        words(name, attachmentTitle(m_attachment), TextStyle::body, Token::textPrimary,
              Qt::AlignVCenter | Qt::AlignLeft, Qt::ElideMiddle);
        const QRect about(x, name.bottom() + 1, name.width(), m_theme.lineHeight(TextStyle::small));
        words(about, attachmentAbout(m_attachment), TextStyle::small, Token::textMuted,
              Qt::AlignVCenter | Qt::AlignLeft);
    }

    void words(const QRect& rect, const QString& text, TextStyle style, Token colour, Qt::Alignment alignment,
               Qt::TextElideMode elide = Qt::ElideRight) {
        m_painter.setFont(m_theme.font(style));
        m_painter.setPen(m_theme.color(colour));
        m_painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                           m_painter.fontMetrics().elidedText(text, elide, rect.width()));
    }

    QPainter& m_painter;
    const AttachmentSpan& m_span;
    const AttachmentRow& m_attachment;
    const MessageLook& m_look;
    const kit::Theme& m_theme;
};

} // namespace

void paintAttachment(QPainter& painter, const AttachmentSpan& span, const AttachmentRow& attachment,
                     const MessageLook& look, const kit::Theme& theme) {
    AttachmentBrush(painter, span, attachment, look, theme).paint();
}

} // namespace pult::client
