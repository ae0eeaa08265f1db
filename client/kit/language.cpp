// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/language.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <memory>

static void loadTranslations() {
    Q_INIT_RESOURCE(i18n);
}

namespace pult::kit {

Language::Language(QObject* parent) : QObject(parent) {
    loadTranslations();
}

Language::Language(const QString& code) : Language() {
    set(code);
}

QString Language::ofDesktop() {
    return QLocale::system().language() == QLocale::Russian ? QStringLiteral("ru") : QStringLiteral("en");
}

void Language::set(const QString& code) {
    const QString wanted = code == u"ru" ? code : QStringLiteral("en");
    if (wanted == m_code)
        return;
    m_code = wanted;
    QLocale::setDefault(QLocale(wanted == u"ru" ? QLocale::Russian : QLocale::English));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // English stands in the sources; its file only holds the plurals.
    if (m_own.load(QStringLiteral(":/i18n/pult_%1.qm").arg(wanted)))
        QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_%1").arg(wanted), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    emit changed(m_code);
}

QString inRussian(const char* context, const char* words) {
    static const auto russian = [] {
        loadTranslations();
        auto loaded = std::make_unique<QTranslator>();
        if (!loaded->load(QStringLiteral(":/i18n/pult_ru.qm")))
            loaded.reset();
        return loaded;
    }();
    const QString found = russian ? russian->translate(context, words) : QString();
    return found.isEmpty() ? QString::fromUtf8(words) : found;
}

} // namespace pult::kit
