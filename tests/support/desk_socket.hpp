// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "tests/support/office.hpp"

namespace pult::support {

/// An operator's socket without a network: what is sent to it is kept; it takes as much as `takes` allows.
class DeskSocket {
    class Kept final : public inbox::Connection {
    public:
        void send(std::shared_ptr<const std::string> frame) override {
            if (!closed)
                frames.push_back(boost::json::parse(*frame));
            bytes += *frame;
            queued += frame->size();
        }
        std::size_t queuedBytes() const override { return queued; }
        void close(inbox::CloseCode code, std::string_view) override { closed = code; }
        const std::string& address() const override { return m_address; }

        std::vector<boost::json::value> frames;
        std::string bytes;
        std::size_t queued = 0;
        std::optional<inbox::CloseCode> closed;

    private:
        std::string m_address = "127.0.0.1";
    };

public:
    explicit DeskSocket(Office& office)
        : m_office(office), m_kept(std::make_shared<Kept>()), m_handler(office.hub.accept(m_kept)) {}
    ~DeskSocket() { m_handler->onClosed(); }

    void sendRaw(std::string_view text) { m_handler->onFrame(text); }

    /// The answer to a request: `result`, or the whole `error` object.
    boost::json::value call(const std::string& method, boost::json::value params) {
        const int id = ++m_lastId;
        m_handler->onFrame(boost::json::serialize(
            boost::json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}}));
        const boost::json::object* answer = nullptr;
        pollUntil([&] { return (answer = answerTo(id)) != nullptr; });
        return answer->contains("result") ? answer->at("result") : answer->at("error");
    }

    boost::json::value signIn(const std::string& login) {
        return call("session.open", {{"login", login}, {"password", Office::kPassword}});
    }

    /// Lets the server work until `condition` holds; everything queued is taken by the network meanwhile.
    template <class Condition>
    void pollUntil(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!condition()) {
            if (std::chrono::steady_clock::now() > deadline)
                throw std::runtime_error("waited in vain");
            m_office.io.restart();
            m_office.io.run_one_for(std::chrono::milliseconds{5});
            drain();
        }
    }

    void drain() {
        if (m_kept->queued == 0)
            return;
        m_kept->queued = 0;
        m_handler->onDrained();
    }

    std::vector<boost::json::object> events(std::string_view type = {}) const { return told("event", type); }
    std::vector<boost::json::object> signals(std::string_view type = {}) const { return told("signal", type); }
    std::vector<Seq> seqs() const {
        std::vector<Seq> all;
        for (const auto& event : events())
            all.push_back(event.at("seq").as_int64());
        return all;
    }
    std::size_t frameCount() const { return m_kept->frames.size(); }
    const boost::json::value& frame(std::size_t index) const { return m_kept->frames.at(index); }
    /// Every frame as it went over the wire, one behind the other.
    const std::string& bytes() const { return m_kept->bytes; }
    std::optional<inbox::CloseCode> closed() const { return m_kept->closed; }

private:
    std::vector<boost::json::object> told(boost::json::string_view how, std::string_view type) const {
        std::vector<boost::json::object> found;
        for (const auto& frame : m_kept->frames) {
            const auto* method = frame.as_object().if_contains("method");
            if (!method || method->as_string() != how)
                continue;
            const auto& params = frame.at("params").as_object();
            if (type.empty() || params.at("type").as_string() == boost::json::string_view(type.data(), type.size()))
                found.push_back(params);
        }
        return found;
    }
    const boost::json::object* answerTo(int id) const {
        for (const auto& frame : m_kept->frames) {
            const auto* object = frame.if_object();
            const auto* given = object ? object->if_contains("id") : nullptr;
            if (given && given->is_int64() && given->get_int64() == id)
                return object;
        }
        return nullptr;
    }

    Office& m_office;
    std::shared_ptr<Kept> m_kept;
    std::shared_ptr<inbox::FrameHandler> m_handler;
    int m_lastId = 0;
};

} // namespace pult::support
