// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/token_store.hpp"

#include <QFile>
#include <QTemporaryDir>

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;

namespace {

KeptSession aSession() {
    wire::User user;
    user.id = OperatorId{7};
    user.login = "anna";
    user.name = "Анна";
    user.role = wire::Role::operator_;
    return {*ServerAddress::parse("https://chat.shop.ru"), "secret-token", user};
}

} // namespace

TEST_CASE("token store: what was saved comes back, and only its owner may read it", "[link]") {
    QTemporaryDir folder;
    const QString path = folder.filePath("session.json");
    FileTokenStore store(path);
    CHECK_FALSE(store.load());
    REQUIRE(store.save(aSession()));

    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
    CHECK_FALSE(QFile::permissions(path) & others);
    const auto kept = store.load();
    REQUIRE(kept);
    CHECK(kept->token == "secret-token");
    CHECK(kept->server.text() == "https://chat.shop.ru");
    CHECK(kept->user.id == OperatorId{7});
    CHECK(kept->user.name == "Анна");

    store.forget();
    CHECK_FALSE(QFile::exists(path));
    CHECK_FALSE(store.load());
}

TEST_CASE("token store: a file that others can read is not trusted", "[link]") {
    QTemporaryDir folder;
    const QString path = folder.filePath("session.json");
    FileTokenStore store(path);
    REQUIRE(store.save(aSession()));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
    CHECK_FALSE(store.load());
}

TEST_CASE("token store: a damaged file is no session", "[link]") {
    QTemporaryDir folder;
    const QString path = folder.filePath("session.json");
    for (const QByteArray& content : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{\"token\":1}"),
                                      QByteArray(R"({"server":"http://evil.example","token":"x","user":{}})")}) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(content);
        file.close();
        CHECK_FALSE(FileTokenStore(path).load());
    }
}
