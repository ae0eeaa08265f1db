// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/style_sheet.hpp"
#include "client/kit/theme.hpp"

#include <QLineEdit>

#include <catch2/catch.hpp>

using namespace pult::kit;

namespace {

constexpr std::array kSchemes = {Scheme::light, Scheme::dark, Scheme::highContrastLight, Scheme::highContrastDark};

struct Pair {
    Token ink;
    Token paper;
};

// Every text on every paper it is drawn on.
constexpr Pair kTexts[] = {
    {Token::textPrimary, Token::bgWindow},
    {Token::textPrimary, Token::bgSurface},
    {Token::textPrimary, Token::bgChat},
    {Token::textPrimary, Token::bgHover},
    {Token::textPrimary, Token::bgSelected},
    {Token::textPrimary, Token::bubbleIn},
    {Token::textPrimary, Token::bubbleOut},
    {Token::textSecondary, Token::bgWindow},
    {Token::textSecondary, Token::bgSurface},
    {Token::textSecondary, Token::bgChat},
    {Token::textSecondary, Token::bgHover},
    {Token::textSecondary, Token::bgSelected},
    {Token::textSecondary, Token::bubbleOut},
    {Token::textMuted, Token::bgWindow},
    {Token::textMuted, Token::bgSurface},
    {Token::textMuted, Token::bgChat},
    {Token::textMuted, Token::bubbleIn},
    {Token::textMuted, Token::bgSelected},
    {Token::textMuted, Token::bubbleOut},
    {Token::textInvite, Token::bgSurface},
    {Token::textInvite, Token::noteBg},
    {Token::accent, Token::bgSurface},
    {Token::accent, Token::bgSelected},
    {Token::accent, Token::bgChat},
    {Token::onAccent, Token::accent},
    {Token::link, Token::bgSurface},
    {Token::link, Token::bgChat},
    {Token::link, Token::bubbleIn},
    {Token::link, Token::bubbleOut},
    {Token::whisper, Token::noteBg},
    {Token::whisper, Token::whisperTint},
    {Token::onDanger, Token::dangerText},
    {Token::onNote, Token::noteBorder},
    {Token::noteText, Token::noteBg},
    {Token::dangerText, Token::dangerBg},
    {Token::dangerText, Token::bgSurface},
    {Token::dangerText, Token::bgSelected},
    {Token::dangerText, Token::bgChat},
    {Token::warningText, Token::warningBg},
    {Token::warningText, Token::bgWindow},
    {Token::successText, Token::successBg},
    {Token::successText, Token::bgSurface},
    {Token::infoText, Token::infoBg},
};

// Edges and marks one has to see.
constexpr Pair kEdges[] = {
    {Token::borderStrong, Token::bgSurface}, {Token::borderStrong, Token::bgWindow}, {Token::accent, Token::bgSurface},
    {Token::accent, Token::bgSelected},      {Token::noteBorder, Token::noteBg},     {Token::accent, Token::bubbleOut},
};

std::string pairName(const Theme& theme, Pair pair) {
    return QStringLiteral("%1 %2 on %3 %4")
        .arg(tokenName(pair.ink), theme.color(pair.ink).name(), tokenName(pair.paper), theme.color(pair.paper).name())
        .toStdString();
}

} // namespace

TEST_CASE("tokens: text reads at 4.5 to 1 or better in every scheme", "[kit]") {
    for (Scheme scheme : kSchemes) {
        const Theme theme(scheme);
        for (Pair pair : kTexts) {
            INFO(pairName(theme, pair));
            CHECK(contrastRatio(theme.color(pair.ink), theme.color(pair.paper)) >= 4.5);
        }
    }
}

TEST_CASE("tokens: focus rings and input edges stand out at 3 to 1 or better", "[kit]") {
    for (Scheme scheme : kSchemes) {
        const Theme theme(scheme);
        for (Pair pair : kEdges) {
            INFO(pairName(theme, pair));
            CHECK(contrastRatio(theme.color(pair.ink), theme.color(pair.paper)) >= 3.0);
        }
    }
}

TEST_CASE("tokens: the letters of every channel badge read on their own colour", "[kit]") {
    for (const char* kind : {"whatsapp", "telegram", "vk", "webchat", "max", "avito", "email", "something new"}) {
        const ChannelMark mark = channelMark(QString::fromLatin1(kind));
        INFO(kind);
        CHECK(contrastRatio(Qt::white, mark.background) >= 4.5);
        CHECK_FALSE(mark.letters.isEmpty());
    }
}

TEST_CASE("tokens: contrast is computed as WCAG defines it", "[kit]") {
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrastRatio(QColor(0x767676), Qt::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("tokens: the table follows the enum and each name is there once", "[kit]") {
    QStringList names;
    for (std::size_t i = 0; i < kTokenCount; ++i)
        names += tokenName(static_cast<Token>(i)).toString();
    CHECK(names.first() == "bgWindow");
    CHECK(names.last() == "borderStrong");
    CHECK(names.removeDuplicates() == 0);
    CHECK(tokensOf(Scheme::light)[static_cast<std::size_t>(Token::accent)] == QColor(0x3B4CC0));
    CHECK(tokensOf(Scheme::dark)[static_cast<std::size_t>(Token::accent)] == QColor(0xA3B1FF));
}

TEST_CASE("theme: a scheme is remembered by its name", "[kit]") {
    for (Scheme scheme : kSchemes)
        CHECK(schemeOfName(schemeName(scheme)) == scheme);
    CHECK_FALSE(schemeOfName(u"system"));
}

TEST_CASE("theme: the style sheet is filled in completely in every scheme", "[kit]") {
    for (Scheme scheme : kSchemes) {
        const QString sheet = filledStyleSheet(Theme(scheme, 125));
        CHECK(sheet.contains(QStringLiteral("QLineEdit")));
        for (std::size_t i = 0; i < kTokenCount; ++i)
            CHECK_FALSE(sheet.contains(u'{' + tokenName(static_cast<Token>(i)).toString() + u'}'));
        CHECK_FALSE(sheet.contains(QStringLiteral("px}")));
        CHECK_FALSE(sheet.contains(QStringLiteral("{scheme}")));
    }
}

TEST_CASE("theme: the hint in an empty field is as legible as the palette says", "[kit]") {
    QLineEdit field;
    QPalette palette = field.palette();
    palette.setColor(QPalette::PlaceholderText, Qt::darkCyan);
    field.setPalette(palette);
    field.setStyleSheet(filledStyleSheet(Theme()));
    field.ensurePolished();
    CHECK(field.palette().color(QPalette::PlaceholderText) == QColor(Qt::darkCyan));
}

TEST_CASE("tokens: what an empty input asks for does not look like typed text in any scheme", "[kit]") {
    for (Scheme scheme : kSchemes) {
        const Theme theme(scheme);
        for (Token typed : {Token::textPrimary, Token::noteText})
            CHECK(contrastRatio(theme.color(Token::textInvite), theme.color(typed)) > 1.5);
    }
}

TEST_CASE("theme: the scale is kept between 85 and 150 and tells when it changes", "[kit]") {
    Theme theme;
    int changes = 0;
    QObject::connect(&theme, &Theme::changed, [&] { ++changes; });
    theme.setScalePercent(400);
    CHECK(theme.scalePercent() == 150);
    CHECK(theme.px(20) == 30);
    CHECK(theme.font(TextStyle::body).pixelSize() == 21);
    theme.setScalePercent(150);
    CHECK(changes == 1);
    theme.setScalePercent(10);
    CHECK(theme.scalePercent() == 85);
    CHECK(theme.font(TextStyle::caption).pixelSize() >= 9);
    CHECK(changes == 2);
}

TEST_CASE("theme: an icon takes the colour it is asked for", "[kit]") {
    const Theme theme;
    const QImage image = theme.pixmap(QStringLiteral("send"), 20, Token::dangerText, 2.0).toImage();
    REQUIRE(image.size() == QSize(40, 40));
    int coloured = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() == 255 &&
                image.pixelColor(x, y).rgb() == theme.color(Token::dangerText).rgb())
                ++coloured;
    CHECK(coloured > 20);
}
