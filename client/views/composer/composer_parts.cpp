// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/composer_parts.hpp"

#include "client/delegates/address_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"

#include <QPainter>
#include <QStyle>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kGap = 6;
constexpr int kStrip = 32;
} // namespace

RecipientLine::RecipientLine(const kit::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, &QWidget::updateGeometry);
}

void RecipientLine::showRecipient(const QString& lead, const QString& name, const QString& channelKind,
                                  const QString& address) {
    m_staffOnly = false;
    m_lead = lead;
    m_name = name;
    m_channelKind = channelKind;
    m_address = address;
    const QString whole =
        QStringLiteral("%1 %2, %3 %4").arg(lead, name, kit::channelMark(channelKind).productName, address);
    setAccessibleName(whole.trimmed());
    setToolTip(name.isEmpty() ? QString() : kit::plainTip(whole.trimmed()));
    update();
}

void RecipientLine::showStaffOnly(const QString& words) {
    m_staffOnly = true;
    m_lead = words;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize RecipientLine::sizeHint() const {
    return {m_theme.px(300), m_theme.px(28)};
}
QSize RecipientLine::minimumSizeHint() const {
    return {m_theme.px(80), m_theme.px(28)};
}

QString RecipientLine::shownAddress() const {
    const QFontMetrics strong(m_theme.font(TextStyle::small, Weight::semibold));
    const QFontMetrics plain(m_theme.font(TextStyle::small));
    const int others =
        strong.horizontalAdvance(m_name) + kit::channelBadgeSize(m_theme, m_channelKind).width() + 2 * kGap;
    if (others + plain.horizontalAdvance(m_address) <= width())
        return m_address;
    return plain.elidedText(shortAddress(m_address), Qt::ElideMiddle, width() / 3);
}

void RecipientLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont plain = m_theme.font(TextStyle::small);
    const QFont strong = m_theme.font(TextStyle::small, Weight::semibold);
    int right = width();
    const auto put = [&](const QString& text, const QFont& font, Token colour) {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(right, 0));
        const int wide = metrics.horizontalAdvance(shown);
        painter.setFont(font);
        painter.setPen(m_theme.color(colour));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(right - wide, 0, wide + 1, height())),
                         Qt::AlignVCenter | Qt::TextSingleLine, shown);
        right -= wide + kGap;
    };
    if (m_staffOnly) {
        // Half the words would say something else; tab, paper and button tell it as well.
        if (QFontMetrics(plain).horizontalAdvance(m_lead) <= right)
            put(m_lead, plain, Token::noteText);
        return;
    }
    if (m_name.isEmpty())
        return;
    // From the right: what must not be missing comes first.
    const int badge = kit::channelBadgeSize(m_theme, m_channelKind).width();
    if (!m_address.isEmpty())
        put(shownAddress(), plain, Token::textSecondary);
    const QRect mark(right - badge, (height() - m_theme.px(18)) / 2, badge, m_theme.px(18));
    kit::paintChannelBadge(painter, m_theme, QStyle::visualRect(layoutDirection(), rect(), mark), m_channelKind);
    right -= badge + kGap;
    put(m_name, strong, Token::textPrimary);
    if (QFontMetrics(plain).horizontalAdvance(m_lead) <= right)
        put(m_lead, plain, Token::textSecondary);
}

QuoteStrip::QuoteStrip(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_cross(kit::makeIconButton(theme, QStringLiteral("x"), this, 16, 24)) {
    connect(m_cross, &kit::Button::clicked, this, &QuoteStrip::dropped);
    connect(&theme, &kit::Theme::changed, this, [this] {
        setFixedHeight(sizeHint().height());
        m_cross->resize(m_cross->sizeHint());
    });
    setFixedHeight(sizeHint().height());
    retranslate();
    hide();
}

void QuoteStrip::retranslate() {
    m_cross->setHint(tr("Do not quote"));
}

void QuoteStrip::setQuote(const ReplyRow& quote) {
    m_shown = quote;
    setAccessibleName(quote.id ? tr("In answer to %1: %2").arg(quote.author, quote.text) : QString());
    setVisible(quote.id != 0);
    update();
}

QSize QuoteStrip::sizeHint() const {
    return {200, m_theme.px(kStrip)};
}

void QuoteStrip::resizeEvent(QResizeEvent*) {
    m_cross->resize(m_cross->sizeHint());
    const QRect place(width() - m_cross->width() - 4, (height() - m_cross->height()) / 2, m_cross->width(),
                      m_cross->height());
    m_cross->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

void QuoteStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    kit::paintMark(painter, m_theme, rect(), 4, kit::Marked::hovered);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 6, 2, height() - 12)),
                     m_theme.color(Token::accent));
    QRect words = rect().adjusted(10, 0, -m_cross->width() - 12, 0);
    const QFont strong = m_theme.font(TextStyle::small, Weight::semibold);
    const int author = std::min(QFontMetrics(strong).horizontalAdvance(m_shown.author) + 2, words.width() / 2);
    const auto put = [&](const QRect& place, const QFont& font, Token colour, const QString& text) {
        painter.setFont(font);
        painter.setPen(m_theme.color(colour));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    put(QRect(words.x(), 0, author, height()), strong, Token::link, m_shown.author);
    words.setLeft(words.left() + author + 8);
    put(words, m_theme.font(TextStyle::small), Token::textSecondary, m_shown.text.left(300).simplified());
}

} // namespace pult::client
