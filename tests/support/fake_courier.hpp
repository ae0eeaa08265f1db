// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <map>
#include <vector>

#include "client/link/courier.hpp"

namespace pult::support {

/// A courier without a network: the test says how far the uploads are.
class FakeCourier final : public client::Courier {
public:
    std::map<int, client::FileSource> uploads; ///< those that go on
    std::vector<int> cancelled;
    std::vector<int> stopped;
    std::map<std::string, QByteArray> files; ///< what fetch brings, by link

    int upload(const client::FileSource& source) override {
        uploads[++m_last] = source;
        return m_last;
    }
    void cancel(int ticket) override {
        uploads.erase(ticket);
        cancelled.push_back(ticket);
    }
    void stop(int ticket) override {
        uploads.erase(ticket);
        stopped.push_back(ticket);
    }
    void fetch(const QString& link, qint64, QObject* context, Fetched done) override {
        const auto found = files.find(link.toStdString());
        const Result<QByteArray> result = found != files.end() ? Result<QByteArray>(found->second)
                                                               : Result<QByteArray>(fail(Errc::not_found, "no file"));
        QMetaObject::invokeMethod(
            context, [result, done = std::move(done)] { done(result); }, Qt::QueuedConnection);
    }

    int last() const { return m_last; }
    void finish(int ticket, std::int64_t fileId, std::string type = "image/png") {
        const client::FileSource source = uploads.at(ticket);
        uploads.erase(ticket);
        emit uploaded(ticket, {FileId{fileId}, source.name.toStdString(), std::move(type), source.bytes.size()});
    }
    void breakOff(int ticket, Errc code) {
        uploads.erase(ticket);
        emit failed(ticket, fail(code, "refused"));
    }

private:
    int m_last = 0;
};

} // namespace pult::support
