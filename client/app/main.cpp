// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "client/app/application.hpp"
#include "client/app/system/single_instance.hpp"
#include "client/app/system/stall_watch.hpp"
#include "client/kit/latin_keys.hpp"

namespace {

/// Answered before there is an application: they have to work without a display.
bool answerQuickly(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = pult::client::parseCommandLine(arguments);
    if (!options)
        return false;
    if (options->help)
        std::fputs(qPrintable(pult::client::commandLineHelp()), stdout);
    else if (options->version)
        std::puts("pult " PULT_VERSION);
    return options->help || options->version;
}

} // namespace

int main(int argc, char** argv) {
    using namespace pult::client;
    QCoreApplication::setApplicationName(QStringLiteral("pult"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PULT_VERSION));
    // Desktops find the icon and the name of a window by it: packaging/desktop/pult.desktop.
    QGuiApplication::setDesktopFileName(QStringLiteral("pult"));
    if (answerQuickly(argc, argv))
        return 0;

    WatchedApplication qt(argc, argv); // takes its own arguments out
    pult::kit::LatinKeys latinKeys;
    qt.installEventFilter(&latinKeys);
    auto options = parseCommandLine(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "pult: %s (see pult --help)\n", options.error().detail.c_str());
        return 2;
    }
    auto profile = Profile::open(options->profile);
    if (!profile) {
        std::fprintf(stderr, "pult: %s\n", profile.error().detail.c_str());
        return 1;
    }
    SingleInstance instance(profile->folder());
    if (!instance.claim(options->openDialog))
        return 0;
    Application application(qt, std::move(*options), std::move(*profile));
    QObject::connect(&instance, &SingleInstance::raiseRequested, &application, &Application::raise);
    application.start();
    return QApplication::exec();
}
