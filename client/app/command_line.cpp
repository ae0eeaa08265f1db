// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/command_line.hpp"

#include <QCommandLineParser>

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
}

Error wrong(const QString& words) {
    return fail(Errc::invalid, words.toStdString());
}

Result<std::int64_t> dialogOf(const QString& text) {
    const QString prefix = QStringLiteral("dialog/");
    bool isNumber = false;
    const qint64 id = text.startsWith(prefix) ? text.mid(prefix.size()).toLongLong(&isNumber) : 0;
    if (!isNumber || id <= 0)
        return wrong(QStringLiteral("--open: expected dialog/ID, got %1").arg(text));
    return id;
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
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("unexpected argument %1").arg(parser.positionalArguments().constFirst()));

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
    if (parser.isSet(QStringLiteral("open"))) {
        const auto dialog = dialogOf(parser.value(QStringLiteral("open")));
        if (!dialog)
            return dialog.error();
        options.openDialog = *dialog;
    }
    return options;
}

} // namespace pult::client
