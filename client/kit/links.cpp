// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/links.hpp"

#include <QDesktopServices>
#include <QRegularExpression>

namespace pult::kit {
namespace {

// Closing marks at the end belong to the sentence, not to the address.
qsizetype withoutTrailingMarks(QStringView address) {
    qsizetype length = address.size();
    while (length > 0) {
        const QChar last = address[length - 1];
        const QStringView kept = address.first(length);
        const bool unopened = last == u')' && kept.count(u'(') < kept.count(u')');
        if (!QStringView(u".,;:!?\"'»”…").contains(last) && !unopened)
            break;
        --length;
    }
    return length;
}

QUrl targetOf(const QString& found, const QRegularExpressionMatch& match) {
    if (!match.captured(QStringLiteral("mail")).isEmpty())
        return QUrl(QStringLiteral("mailto:") + found);
    if (!match.captured(QStringLiteral("phone")).isEmpty()) {
        QString digits = found;
        digits.remove(QRegularExpression(QStringLiteral("[^+0-9]")));
        return QUrl(QStringLiteral("tel:") + digits);
    }
    const bool bare = !match.captured(QStringLiteral("bare")).isEmpty();
    return QUrl(bare ? QStringLiteral("https://") + found : found, QUrl::TolerantMode);
}

} // namespace

QList<LinkSpan> findLinks(const QString& text) {
    static const QRegularExpression pattern(
        QStringLiteral(
            R"((?<url>https?://[^\s<>"]{1,2000}))"
            R"(|(?<mail>[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,6}))"
            R"(|(?<bare>\b[a-z0-9][a-z0-9-]{0,62}(\.[a-z0-9-]{2,63}){0,4}\.(com|org|net|ru|info|app|shop|example)\b(/[^\s<>"]{0,2000})?))"
            R"(|(?<phone>(?<!\w)\+\d[\d \-()]{8,18}\d))"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<LinkSpan> spans;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const qsizetype length = withoutTrailingMarks(match.capturedView());
        const QUrl target = targetOf(match.captured().first(length), match);
        if (isSafeLink(target))
            spans.append({match.capturedStart(), length, target});
    }
    return spans;
}

bool isSafeLink(const QUrl& url) {
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme().toLower();
    if (scheme == u"http" || scheme == u"https")
        return !url.host().isEmpty();
    return (scheme == u"mailto" || scheme == u"tel") && !url.path().isEmpty();
}

bool openLink(const QUrl& url) {
    return isSafeLink(url) && QDesktopServices::openUrl(url);
}

} // namespace pult::kit
