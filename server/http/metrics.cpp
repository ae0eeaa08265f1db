// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/metrics.hpp"

namespace pult::http {

void MetricsText::family(std::string_view name, std::string_view help, std::string_view type) {
    m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name);
    m_text.append(" ").append(type).append("\n");
}

void MetricsText::counter(std::string_view name, std::string_view help, std::int64_t value) {
    family(name, help, "counter");
    m_text.append(name).append(" ").append(std::to_string(value)).append("\n");
}

void MetricsText::gauge(std::string_view name, std::string_view help, std::int64_t value) {
    family(name, help, "gauge");
    m_text.append(name).append(" ").append(std::to_string(value)).append("\n");
}

void MetricsText::counters(std::string_view name, std::string_view help, std::string_view label,
                           const std::map<std::string, std::int64_t, std::less<>>& values) {
    family(name, help, "counter");
    for (const auto& [key, value] : values) {
        m_text.append(name).append("{").append(label).append("=\"").append(key).append("\"} ");
        m_text.append(std::to_string(value)).append("\n");
    }
}

void Metrics::refuse(std::string_view reason) {
    const auto found = m_refused.find(reason);
    if (found != m_refused.end())
        ++found->second;
    else
        m_refused.emplace(reason, 1);
}

void Metrics::answered(int status) {
    ++m_answered[std::to_string(status)];
}

std::string Metrics::render() const {
    MetricsText out;
    out.counter("pult_connections_opened_total", "TCP connections accepted", connectionsOpened);
    out.gauge("pult_connections_open", "TCP connections that are not WebSockets", connectionsOpen);
    out.counter("pult_sockets_opened_total", "WebSockets opened", socketsOpened);
    out.gauge("pult_sockets_open", "WebSockets open", socketsOpen);
    out.counter("pult_frames_in_total", "WebSocket messages received", framesIn);
    out.counter("pult_frames_out_total", "WebSocket frames sent", framesOut);
    out.counter("pult_socket_bytes_out_total", "Bytes sent over WebSockets", bytesOut);
    out.gauge("pult_queue_bytes_max", "Longest queue of one socket since the start, in bytes", queueBytesMax);
    out.counter("pult_slow_readers_closed_total", "WebSockets closed because the peer didn't read", slowReadersClosed);
    out.counters("pult_http_answers_total", "Requests answered, by status", "status", m_answered);
    out.counters("pult_refused_total", "What was refused, by reason", "reason", m_refused);
    for (const auto& source : sources)
        source(out);
    return out.text();
}

} // namespace pult::http
