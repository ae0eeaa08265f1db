// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace pult::kit {

/// The language of the running client. Changing it sends QEvent::LanguageChange to every window, which then
/// sets its words again; numbers and dates follow by QLocale's default.
class Language final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Language)

public:
    explicit Language(QObject* parent = nullptr);
    explicit Language(const QString& code);

    /// "ru" or "en"; anything else is taken as "en".
    void set(const QString& code);
    QString code() const { return m_code; }

    /// "ru" when the desktop speaks Russian, else "en".
    static QString ofDesktop();

signals:
    void changed(const QString& code);

private:
    QString m_code;
    QTranslator m_own;
    QTranslator m_qt;
};

/// Words of ours in Russian, whatever language is set; as they are where there is no translation.
QString inRussian(const char* context, const char* words);

} // namespace pult::kit
