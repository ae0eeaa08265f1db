// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/paint.hpp"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace pult::kit {
namespace {

struct Tint {
    Token paper;
    Token letters;
};
constexpr std::array<Tint, 6> kTints = {{{Token::infoBg, Token::infoText},
                                         {Token::successBg, Token::successText},
                                         {Token::warningBg, Token::warningText},
                                         {Token::bgSelected, Token::accent},
                                         {Token::dangerBg, Token::dangerText},
                                         {Token::whisperTint, Token::whisper}}};

// Says what kind of company it is, not which one.
bool isCompanyForm(const QString& word) {
    static const QStringList forms{QStringLiteral("ООО"), QStringLiteral("АО"),  QStringLiteral("ПАО"),
                                   QStringLiteral("ЗАО"), QStringLiteral("ИП"),  QStringLiteral("НКО"),
                                   QStringLiteral("LLC"), QStringLiteral("GmbH")};
    return forms.contains(word);
}

// The first letter as a person sees it, with its marks; with `digits` also a digit.
QString firstLetter(const QString& word, bool digits) {
    for (qsizetype i = 0; i < word.size(); ++i) {
        const bool surrogate = word[i].isHighSurrogate() && i + 1 < word.size();
        const char32_t code = surrogate ? QChar::surrogateToUcs4(word[i], word[i + 1]) : word[i].unicode();
        if (digits ? QChar::isLetterOrNumber(code) : QChar::isLetter(code)) {
            QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
            finder.setPosition(i);
            const qsizetype end = finder.toNextBoundary();
            return word.mid(i, end < 0 ? -1 : end - i).toUpper();
        }
        if (surrogate)
            ++i;
    }
    return {};
}

struct ChipColours {
    Token paper;
    Token text;
};
ChipColours chipColours(Urgency urgency) {
    switch (urgency) {
    case Urgency::soon:
        return {Token::warningBg, Token::warningText};
    case Urgency::late:
        return {Token::dangerText, Token::onDanger};
    case Urgency::calm:
    case Urgency::paused:
        break;
    }
    return {Token::bgHover, Token::textSecondary};
}

constexpr int kChipIcon = 12;
constexpr int kChipPadding = 5;

} // namespace

QString initials(const QString& name) {
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.size() > 1 && isCompanyForm(words.first()))
        words.removeFirst();
    QString letters;
    int taken = 0;
    for (qsizetype i = 0; i < words.size() && taken < 2; ++i) {
        const QString letter = firstLetter(words[i], false);
        letters += letter;
        taken += letter.isEmpty() ? 0 : 1;
    }
    if (letters.isEmpty())
        letters = firstLetter(name, true);
    return letters.isEmpty() ? QStringLiteral("?") : letters;
}

QFont avatarFont(const Theme& theme, int side) {
    QFont font = theme.font(TextStyle::body, Weight::semibold);
    font.setPixelSize(std::max(9, side * (side > 40 ? 34 : 38) / 100));
    return font;
}

void paintAvatar(QPainter& painter, const Theme& theme, const QRect& rect, const QString& name, std::int64_t id,
                 int lift) {
    const Tint tint =
        id == 0 ? Tint{Token::bgHover, Token::textSecondary} : kTints[static_cast<std::uint64_t>(id) % kTints.size()];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // On a chosen row the paper of one is that of the row.
    const bool mayVanish = tint.paper == Token::bgSelected;
    painter.setPen(theme.highContrast() ? QPen(theme.color(Token::borderStrong))
                   : mayVanish          ? QPen(theme.color(tint.letters))
                                        : QPen(Qt::NoPen));
    painter.setBrush(theme.color(tint.paper));
    painter.drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(avatarFont(theme, rect.height()));
    painter.setPen(theme.color(tint.letters));
    painter.drawText(rect.translated(0, -lift), Qt::AlignCenter, initials(name));
    painter.restore();
}

QSize channelBadgeSize(const Theme& theme, const QString& channelKind) {
    const QString letters = channelMark(channelKind).letters;
    const int side = theme.px(18);
    const int needed = QFontMetrics(theme.font(TextStyle::badge)).horizontalAdvance(letters) + theme.px(5);
    // Two letters always fit into the square.
    return {letters.size() <= 2 ? side : std::max(side, needed), side};
}

int badgeColumnWidth(const Theme& theme, const QStringList& channelKinds) {
    int widest = 0;
    for (const QString& kind : channelKinds)
        if (!kind.isEmpty())
            widest = std::max(widest, channelBadgeSize(theme, kind).width());
    return widest;
}

void paintChannelBadge(QPainter& painter, const Theme& theme, const QRect& rect, const QString& channelKind,
                       const QColor& ring) {
    const ChannelMark mark = channelMark(channelKind);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (ring.isValid()) {
        painter.setBrush(ring);
        painter.drawRoundedRect(QRectF(rect).adjusted(-2, -2, 2, 2), 7, 7);
    }
    painter.setBrush(mark.background);
    painter.drawRoundedRect(rect, 5, 5);
    if (theme.dark()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QColor(255, 255, 255, 102));
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5);
    }
    painter.setFont(theme.font(TextStyle::badge));
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, mark.letters);
    painter.restore();
}

Urgency urgencyOf(std::int64_t nowMs, std::int64_t warningMs, std::int64_t dueMs) {
    if (dueMs <= 0)
        return Urgency::calm;
    if (nowMs >= dueMs)
        return Urgency::late;
    return nowMs >= warningMs ? Urgency::soon : Urgency::calm;
}

QString urgencyIcon(Urgency urgency) {
    switch (urgency) {
    case Urgency::paused:
        return QStringLiteral("moon");
    case Urgency::soon:
        return QStringLiteral("clock");
    case Urgency::calm:
    case Urgency::late:
        break;
    }
    return {};
}

int waitingChipWidth(const Theme& theme, const QString& text, Urgency urgency) {
    const QFontMetrics metrics(theme.font(TextStyle::caption, Weight::semibold));
    int width = metrics.horizontalAdvance(text) + 2 * kChipPadding;
    if (!urgencyIcon(urgency).isEmpty())
        width += theme.px(kChipIcon) + 3;
    else if (urgency == Urgency::late)
        width += metrics.horizontalAdvance(QStringLiteral("! "));
    return width;
}

void paintWaitingChip(QPainter& painter, const Theme& theme, const QRect& rect, const QString& text, Urgency urgency) {
    const ChipColours colours = chipColours(urgency);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.highContrast() ? QPen(theme.color(Token::borderStrong)) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(colours.paper));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(theme.font(TextStyle::caption, Weight::semibold));
    painter.setPen(theme.color(colours.text));
    QRect inner = rect.adjusted(kChipPadding, 0, -kChipPadding, 0);
    if (const QString icon = urgencyIcon(urgency); !icon.isEmpty()) {
        theme.paintIcon(painter, QRect(inner.x(), inner.y(), theme.px(kChipIcon), inner.height()), icon, kChipIcon,
                        colours.text);
        inner.setLeft(inner.left() + theme.px(kChipIcon) + 3);
    }
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     urgency == Urgency::late ? QStringLiteral("! ") + text : text);
    painter.restore();
}

static QString pillText(int count) {
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

int unreadPillWidth(const Theme& theme, int count) {
    return std::max(theme.px(16),
                    QFontMetrics(theme.font(TextStyle::caption, Weight::semibold)).horizontalAdvance(pillText(count)) +
                        theme.px(10));
}

void paintUnreadPill(QPainter& painter, const Theme& theme, const QRect& rect, int count) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::accent));
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setFont(theme.font(TextStyle::caption, Weight::semibold));
    painter.setPen(theme.color(Token::onAccent));
    painter.drawText(rect, Qt::AlignCenter, pillText(count));
    painter.restore();
}

void paintMark(QPainter& painter, const Theme& theme, const QRectF& rect, qreal radius, Marked marked) {
    const bool selected = marked == Marked::selected;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.color(selected ? Token::bgSelected : Token::bgHover));
    QRectF shape = rect;
    if (theme.highContrast()) {
        painter.setPen(theme.color(selected ? Token::accent : Token::borderStrong));
        shape.adjust(0.5, 0.5, -0.5, -0.5);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.drawRoundedRect(shape, radius, radius);
    painter.restore();
}

void paintFloatShadow(QPainter& painter, const QRectF& shape, qreal round, int depth) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 10));
    for (int i = depth; i > 0; --i)
        painter.drawRoundedRect(shape.adjusted(-i, -i + 1, i, i), round + i, round + i);
}

void paintFocusRing(QPainter& painter, const Theme& theme, const QRectF& rect, qreal radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::accent), 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

bool wantsPaneRing(Qt::FocusReason reason, bool before) {
    switch (reason) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
    case Qt::ShortcutFocusReason:
        return true;
    case Qt::MouseFocusReason:
        return false;
    default:
        return before;
    }
}

} // namespace pult::kit
