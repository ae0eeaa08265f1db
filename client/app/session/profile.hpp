// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <memory>

#include "client/app/session/kept_windows.hpp"
#include "client/app/session/settings_file.hpp"
#include "client/models/notices/notice_settings.hpp"
#include "client/models/rows/folder.hpp"
#include "client/models/rows/picture_habits.hpp"
#include "shared/base/error.hpp"

namespace pult::client {

/// The folder with everything the client keeps on disk, readable by its owner only.
class Profile {
public:
    /// Empty: the desktop's usual place for a program's data. Made when it isn't there.
    /// Errors   unavailable    the folder can't be made or written to
    [[nodiscard]] static Result<Profile> open(const QString& folder);

    QString path(const QString& name) const;
    /// The same for every way to write the same folder.
    QString folder() const { return m_folder; }

    QString server() const { return text("server"); }
    void setServer(const QString& address) { set("server", address); }
    QString login() const { return text("login"); }
    void setLogin(const QString& login) { set("login", login); }
    bool staysSignedIn() const { return m_settings->value("stay", true).toBool(); }
    void setStaysSignedIn(bool stays) { set("stay", stays); }
    QString language() const { return text("language"); }
    void setLanguage(const QString& code) { set("language", code); }
    QString theme() const { return text("theme"); }
    void setTheme(const QString& name) { set("theme", name); }
    int scalePercent() const { return m_settings->value("scale", 100).toInt(); }
    void setScalePercent(int percent) { set("scale", percent); }
    /// How long a reply can be taken back: 0, 3, 5 or 10 s.
    int holdSeconds() const { return std::clamp(m_settings->value("hold", 5).toInt(), 0, 10); }
    void setHoldSeconds(int seconds) { set("hold", seconds); }
    /// What this operator had open last; 0: nothing.
    qint64 lastDialog() const { return m_settings->value("open/" + login()).toLongLong(); }
    /// At `message`, where the operator had scrolled to; 0: at its end.
    void setLastDialog(qint64 id, qint64 message = 0);
    qint64 lastMessage() const { return m_settings->value("open/" + login() + "/message").toLongLong(); }
    /// The folder or the group's entry that this operator had on the screen; empty: none yet.
    QString place() const { return m_settings->value("place/" + login()).toString(); }
    void setPlace(const QString& place) { m_settings->setValue("place/" + login(), place); }
    /// The dialogs in the slots of this operator's desk; 0: a free one.
    QList<qint64> desk() const;
    void setDesk(const QList<qint64>& dialogs);
    /// The dialogs of this operator that have windows of their own.
    KeptWindows windows() const;
    void setWindows(const KeptWindows& windows);
    /// At another server their numbers mean other dialogs.
    void forgetDialogs();
    bool reducesMotion() const { return m_settings->value("still", false).toBool(); }
    void setReducesMotion(bool reduces) { set("still", reduces); }
    bool enterSends() const { return m_settings->value("enter-sends", true).toBool(); } ///< else Ctrl+Enter does
    void setEnterSends(bool enterSends) { set("enter-sends", enterSends); }
    PictureHabits pictures() const;
    void setPictures(const PictureHabits& habits);
    bool checksSpelling() const { return m_settings->value("spelling", true).toBool(); }
    void setChecksSpelling(bool checks) { set("spelling", checks); }
    /// Languages that are checked, joined by +.
    QString spellingLanguages() const { return m_settings->value("spelling/languages", "ru+en").toString(); }
    void setSpellingLanguages(const QString& languages) { set("spelling/languages", languages); }
    /// Which prepared texts the operator uses where.
    QByteArray templateHabits() const { return m_settings->value("templates/" + login()).toByteArray(); }
    void setTemplateHabits(const QByteArray& habits) { m_settings->setValue("templates/" + login(), habits); }
    QStringList recentReasons() const { return m_settings->value("presence/reasons").toStringList(); }
    void setRecentReasons(const QStringList& reasons) { set("presence/reasons", reasons); }
    QStringList recentEmoji() const { return m_settings->value("emoji/recent").toStringList(); }
    int emojiSkinTone() const { return std::clamp(m_settings->value("emoji/tone", 0).toInt(), 0, 5); }
    void setEmoji(const QStringList& recent, int skinTone) {
        set("emoji/recent", recent);
        set("emoji/tone", skinTone);
    }
    /// Keys that this operator has chosen, by the ids of actions.
    QHash<QString, QString> keys() const;
    void setKeys(const QHash<QString, QString>& keys);
    /// What this operator has made of his folders.
    FolderHabits folders() const;
    void setFolders(const FolderHabits& habits);
    NoticeSettings notices() const;
    void setNotices(const NoticeSettings& notices);
    /// What was missing on this desktop when the operator put the bar about it away.
    QString acceptedLacks() const { return text("notices/lacks"); }
    void setAcceptedLacks(const QString& lacks) { set("notices/lacks", lacks); }
    bool knowsNoTray() const { return m_settings->value("notices/knows-no-tray").toBool(); } ///< was told once
    void setKnowsNoTray() { set("notices/knows-no-tray", true); }
    /// Names this profile among the computers of one operator; made on first use.
    QString device();
    QByteArray geometry() const { return m_settings->value("geometry").toByteArray(); }
    void setGeometry(const QByteArray& geometry) { set("geometry", geometry); }
    /// Widths and columns of one operator on one screen.
    QByteArray layout(const QString& place) const;
    void setLayout(const QString& place, const QByteArray& layout);

private:
    explicit Profile(QString folder);

    QString text(const char* key) const { return m_settings->value(key).toString(); }
    void set(const char* key, const QVariant& value) { m_settings->setValue(key, value); }

    QString m_folder;
    std::unique_ptr<SettingsFile> m_settings;
};

} // namespace pult::client
