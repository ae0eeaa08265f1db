// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace pult::kit {

/// A stretch of plain text that leads somewhere.
struct LinkSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl target;
};

/// Finds addresses in plain text: http(s) and bare "example.org/path", e-mail, telephone numbers with "+".
QList<LinkSpan> findLinks(const QString& text);

/// True for http, https, mailto and tel with something behind the scheme.
bool isSafeLink(const QUrl& url);

/// The only way out to the desktop: opens a safe link, refuses everything else. False: nothing was opened.
bool openLink(const QUrl& url);

} // namespace pult::kit
