// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/control_socket.hpp"

#include <deque>
#include <set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/hub/rpc.hpp"

namespace pult::app {

namespace asio = boost::asio;
using asio::local::stream_protocol;

namespace {

constexpr std::size_t kLongestLine = 1024 * 1024;
constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

bool isOurUser(stream_protocol::socket& socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    return peer.uid == 0 || peer.uid == ::geteuid();
}

/// One pultctl. Calls are carried out one after the other.
class Visit : public std::enable_shared_from_this<Visit> {
public:
    Visit(stream_protocol::socket socket, AdminDesk& desk) : m_socket(std::move(socket)), m_desk(desk) {}

    asio::awaitable<void> run() {
        std::string buffer;
        while (m_socket.is_open()) {
            auto reading = asio::dynamic_buffer(buffer, kLongestLine);
            const auto [error, size] = co_await asio::async_read_until(m_socket, reading, '\n', kNoThrow);
            if (error)
                break;
            std::string line = buffer.substr(0, size);
            buffer.erase(0, size);
            co_await answer(std::move(line));
        }
        hangUp();
    }

    void hangUp() {
        boost::system::error_code ignored;
        m_socket.close(ignored);
    }

private:
    asio::awaitable<void> answer(std::string line) {
        hub::rpc::Frame frame = hub::rpc::parse(line);
        for (auto& call : frame.calls) {
            if (auto* rejected = std::get_if<hub::rpc::Rejected>(&call)) {
                send(std::move(rejected->answer));
                continue;
            }
            auto& request = std::get<hub::rpc::Request>(call);
            AdminDesk::Progress progress = [self = shared_from_this()](double share) { self->tell(share); };
            auto result =
                co_await m_desk.call(std::move(request.method), std::move(request.params), std::move(progress));
            send(result ? hub::rpc::answer(request.id, *result) : hub::rpc::errorAnswer(request.id, result.error()));
        }
    }

    /// From any thread.
    void tell(double share) {
        asio::post(m_socket.get_executor(), [self = shared_from_this(), share] {
            self->send(R"({"jsonrpc":"2.0","method":"progress","params":{"share":)" + std::to_string(share) + "}}");
        });
    }

    void send(std::string line) {
        m_outgoing.push_back(std::move(line) + "\n");
        if (m_outgoing.size() == 1)
            asio::co_spawn(m_socket.get_executor(), writeAll(shared_from_this()), asio::detached);
    }

    static asio::awaitable<void> writeAll(std::shared_ptr<Visit> self) {
        while (!self->m_outgoing.empty()) {
            const auto [error, size] =
                co_await asio::async_write(self->m_socket, asio::buffer(self->m_outgoing.front()), kNoThrow);
            if (error) {
                self->m_outgoing.clear();
                self->hangUp();
                co_return;
            }
            self->m_outgoing.pop_front();
        }
    }

    stream_protocol::socket m_socket;
    AdminDesk& m_desk;
    std::deque<std::string> m_outgoing;
};

} // namespace

struct ControlSocket::Impl : std::enable_shared_from_this<Impl> {
    AdminDesk& desk;
    stream_protocol::acceptor acceptor;
    std::set<std::shared_ptr<Visit>> visits;
    std::string path;

    Impl(const asio::any_io_executor& executor, AdminDesk& admin) : desk(admin), acceptor(executor) {}

    static asio::awaitable<void> listen(std::shared_ptr<Impl> self) {
        for (;;) {
            auto [error, socket] = co_await self->acceptor.async_accept(kNoThrow);
            if (error == asio::error::operation_aborted || !self->acceptor.is_open())
                co_return;
            if (error || !isOurUser(socket))
                continue;
            asio::co_spawn(self->acceptor.get_executor(), receive(self, std::move(socket)), asio::detached);
        }
    }

    static asio::awaitable<void> receive(std::shared_ptr<Impl> self, stream_protocol::socket socket) {
        auto visit = std::make_shared<Visit>(std::move(socket), self->desk);
        self->visits.insert(visit);
        co_await visit->run();
        self->visits.erase(visit);
    }
};

ControlSocket::ControlSocket(asio::any_io_executor executor, AdminDesk& desk)
    : m_impl(std::make_shared<Impl>(executor, desk)) {}

ControlSocket::~ControlSocket() {
    stop();
}

Result<void> ControlSocket::start(const std::string& dataFolder) {
    m_impl->path = dataFolder + "/control.sock";
    ::unlink(m_impl->path.c_str());
    const ControlPath path(dataFolder);
    boost::system::error_code error;
    m_impl->acceptor.open(stream_protocol(), error);
    if (!error)
        m_impl->acceptor.bind(stream_protocol::endpoint(path.text()), error);
    if (!error && ::chmod(m_impl->path.c_str(), 0600) != 0)
        error.assign(errno, boost::system::system_category());
    if (!error)
        m_impl->acceptor.listen(16, error);
    if (error)
        return fail(Errc::unavailable, "the control socket " + m_impl->path + " can't be made: " + error.message());
    asio::co_spawn(m_impl->acceptor.get_executor(), Impl::listen(m_impl), asio::detached);
    return {};
}

void ControlSocket::stop() {
    if (!m_impl->acceptor.is_open())
        return;
    boost::system::error_code ignored;
    m_impl->acceptor.close(ignored);
    ::unlink(m_impl->path.c_str());
    for (const auto& visit : m_impl->visits)
        visit->hangUp();
}

ControlPath::ControlPath(const std::string& dataFolder) : m_text(dataFolder + "/control.sock") {
    if (m_text.size() < sizeof(sockaddr_un::sun_path))
        return;
    m_folder = ::open(dataFolder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    m_text = "/proc/self/fd/" + std::to_string(m_folder) + "/control.sock";
}

ControlPath::~ControlPath() {
    if (m_folder >= 0)
        ::close(m_folder);
}

} // namespace pult::app
