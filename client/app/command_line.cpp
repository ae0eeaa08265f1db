// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/command_line.hpp"

#include <QCommandLineParser>

#include <optional>

namespace pult::client {

namespace {

void fill(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral("Pult, the operator's desk"));
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("Address of the server."), QStringLiteral("URL")},
        {QStringLiteral("login"), QStringLiteral("Who signs in."), QStringLiteral("NAME")},
        {QStringLiteral("password-stdin"), QStringLiteral("Reads the password from standard input and signs in.")},
        {QStringLiteral("profile"), QStringLiteral("Folder of everything that is kept on disk."),
         QStringLiteral("DIR")},
        {QStringLiteral("lang"), QStringLiteral("Language: ru or en."), QStringLiteral("ru|en")},
        {QStringLiteral("theme"), QStringLiteral("Colours: light, dark or system."),
         QStringLiteral("light|dark|system")},
        {QStringLiteral("open"), QStringLiteral("Opens a dialog."), QStringLiteral("dialog/ID")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")},
        {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Shows the version.")},
    });
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("The same, as pult:dialog/ID."),
                                 QStringLiteral("[link]"));
}

Error wrong(const QString& words) {
    return fail(Errc::invalid, words.toStdString());
}

std::optional<std::int64_t> dialogOf(const QString& text) {
    const QString prefix = QStringLiteral("dialog/");
    bool isNumber = false;
    const qint64 id = text.startsWith(prefix) ? text.mid(prefix.size()).toLongLong(&isNumber) : 0;
    return isNumber && id > 0 ? std::optional<std::int64_t>(id) : std::nullopt;
}

/// As browsers and other programs hand it over; some put slashes behind the scheme.
std::optional<std::int64_t> dialogOfLink(const QString& link) {
    for (const auto scheme : {QLatin1String("pult://"), QLatin1String("pult:")})
        if (link.startsWith(scheme))
            return dialogOf(link.mid(scheme.size()));
    return std::nullopt;
}

/// What the dialog is named by that the program is to open.
Result<std::int64_t> openedDialog(const QCommandLineParser& parser) {
    const QString option = QStringLiteral("open");
    if (parser.isSet(option)) {
        if (const auto dialog = dialogOf(parser.value(option)))
            return *dialog;
        return wrong(QStringLiteral("--open: expected dialog/ID, got %1").arg(parser.value(option)));
    }
    const QStringList links = parser.positionalArguments();
    if (links.isEmpty())
        return std::int64_t{0};
    const auto dialog = dialogOfLink(links.constFirst());
    if (!dialog || links.size() > 1)
        return wrong(QStringLiteral("unexpected argument %1").arg(links.constLast()));
    return *dialog;
}

} // namespace

QString commandLineHelp() {
    QCommandLineParser parser;
    fill(parser);
    return parser.helpText();
}

Result<StartOptions> parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    fill(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText());

    StartOptions options;
    options.server = parser.value(QStringLiteral("server"));
    options.login = parser.value(QStringLiteral("login"));
    options.passwordFromInput = parser.isSet(QStringLiteral("password-stdin"));
    options.profile = parser.value(QStringLiteral("profile"));
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    const QStringList languages{QString(), QStringLiteral("ru"), QStringLiteral("en")};
    if (!languages.contains(options.language))
        return wrong(QStringLiteral("--lang: expected ru or en, got %1").arg(options.language));
    const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")};
    if (!themes.contains(options.theme))
        return wrong(QStringLiteral("--theme: expected light, dark or system, got %1").arg(options.theme));
    if (options.passwordFromInput && options.login.isEmpty())
        return wrong(QStringLiteral("--password-stdin needs --login"));
    const auto dialog = openedDialog(parser);
    if (!dialog)
        return dialog.error();
    options.openDialog = *dialog;
    return options;
}

} // namespace pult::client
