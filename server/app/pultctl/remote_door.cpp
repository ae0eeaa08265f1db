// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/door.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/app/control_socket.hpp"

namespace pult::app {

namespace json = boost::json;

namespace {

/// Text of a member, or empty.
std::string memberText(const json::value& value, std::string_view name) {
    const auto* object = value.if_object();
    const auto* member = object ? object->if_contains(name) : nullptr;
    const auto* text = member ? member->if_string() : nullptr;
    return text ? std::string(*text) : std::string();
}

Error errorOf(const json::object& error) {
    Error result;
    result.detail = memberText(error, "message");
    if (const auto* data = error.if_contains("data")) {
        boost::describe::enum_from_string(memberText(*data, "reason").c_str(), result.code);
        if (auto detail = memberText(*data, "detail"); !detail.empty())
            result.detail = std::move(detail);
    }
    return result;
}

class RemoteDoor final : public Door {
public:
    explicit RemoteDoor(int socket) : m_socket(socket) {}
    ~RemoteDoor() override { ::close(m_socket); }

    bool isLive() const override { return true; }

    Result<json::value> call(const std::string& method, json::object params, const Progress& progress) override {
        const json::object request{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", std::move(params)}};
        if (!send(json::serialize(request) + "\n"))
            return gone();
        for (;;) {
            const auto line = receive();
            if (!line)
                return gone();
            boost::system::error_code bad;
            const auto parsed = json::parse(*line, bad);
            const auto* answer = bad ? nullptr : parsed.if_object();
            if (!answer)
                return fail(Errc::internal, "the server's answer can't be read");
            if (const auto* params = answer->if_contains("params")) {
                if (const auto* share = params->is_object() ? params->get_object().if_contains("share") : nullptr)
                    progress(share->to_number<double>());
                continue;
            }
            if (const auto* error = answer->if_contains("error"); error && error->is_object())
                return errorOf(error->get_object());
            if (const auto* result = answer->if_contains("result"))
                return *result;
            return fail(Errc::internal, "the server's answer can't be read");
        }
    }

private:
    static Error gone() { return fail(Errc::unavailable, "the server went away before it answered"); }

    bool send(std::string_view text) {
        while (!text.empty()) {
            const auto sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    std::optional<std::string> receive() {
        for (;;) {
            if (const auto end = m_buffer.find('\n'); end != std::string::npos) {
                std::string line = m_buffer.substr(0, end);
                m_buffer.erase(0, end + 1);
                return line;
            }
            char bytes[4096];
            const auto size = ::recv(m_socket, bytes, sizeof bytes, 0);
            if (size <= 0)
                return {};
            m_buffer.append(bytes, static_cast<std::size_t>(size));
        }
    }

    int m_socket;
    std::string m_buffer;
};

} // namespace

std::unique_ptr<Door> openRemoteDoor(const std::string& dataFolder) {
    const ControlPath path(dataFolder);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.text().size() >= sizeof address.sun_path)
        return nullptr;
    path.text().copy(address.sun_path, path.text().size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return nullptr;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return nullptr;
    }
    return std::make_unique<RemoteDoor>(socket);
}

} // namespace pult::app
