// SPDX-License-Identifier: GPL-3.0-or-later
// notification_daemon: org.freedesktop.Notifications on the session bus, for a test that plays the desktop and its
// user.
//
// Every popup that is shown, replaced or withdrawn is a JSON line on standard output: {"shown": id, "replaces": id,
// "title", "text", "actions", "urgency", "timeout"} or {"withdrawn": id}. Lines on standard input are what the user
// does: {"press": id, "action": name}, {"reply": id, "text": words} or {"dismiss": id}.
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QVariantMap>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

void tell(const QJsonObject& what) {
    std::fputs(QJsonDocument(what).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    std::fflush(stdout);
}

constexpr uint kByUser = 2;
constexpr uint kByCall = 3;

} // namespace

class Notifications final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
    Q_DISABLE_COPY_MOVE(Notifications)
public:
    using QObject::QObject;

public slots:
    QStringList GetCapabilities() { return {"body", "body-markup", "actions", "persistence", "inline-reply"}; }
    QString GetServerInformation(QString& vendor, QString& version, QString& specification) {
        vendor = "test";
        version = "1";
        specification = "1.2";
        return "test";
    }
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& hints, int timeout) {
        const uint id = replaces != 0 ? replaces : ++m_last;
        tell({{"shown", qint64{id}},
              {"replaces", qint64{replaces}},
              {"title", title},
              {"text", text},
              {"actions", QJsonArray::fromStringList(actions)},
              {"urgency", hints.value("urgency").toInt()},
              {"timeout", timeout}});
        return id;
    }
    void CloseNotification(uint id) {
        tell({{"withdrawn", qint64{id}}});
        emit NotificationClosed(id, kByCall);
    }

signals:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString& action);
    void NotificationReplied(uint id, const QString& text);

private:
    uint m_last = 0;
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    Notifications notifications;
    auto bus = QDBusConnection::sessionBus();
    const bool there = bus.registerObject("/org/freedesktop/Notifications", &notifications,
                                          QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                       bus.registerService("org.freedesktop.Notifications");
    if (!there) {
        std::fprintf(stderr, "notification_daemon: %s\n", qPrintable(bus.lastError().message()));
        return 1;
    }
    tell({{"ready", true}});
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        std::string line;
        if (!std::getline(std::cin, line))
            return application.quit();
        const QJsonObject order = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const auto number = [&](const char* name) { return static_cast<uint>(order[QLatin1String(name)].toInteger()); };
        if (order.contains("press"))
            emit notifications.ActionInvoked(number("press"), order["action"].toString());
        else if (order.contains("reply"))
            emit notifications.NotificationReplied(number("reply"), order["text"].toString());
        else if (order.contains("dismiss"))
            emit notifications.NotificationClosed(number("dismiss"), kByUser);
    });
    return QCoreApplication::exec();
}

#include "main.moc"
