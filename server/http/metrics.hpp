// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pult::http {

/// Text of the Prometheus exposition format, version 0.0.4.
class MetricsText {
public:
    void counter(std::string_view name, std::string_view help, std::int64_t value);
    void gauge(std::string_view name, std::string_view help, std::int64_t value);
    /// One family with a label; values by label text, which must hold no quotes.
    void counters(std::string_view name, std::string_view help, std::string_view label,
                  const std::map<std::string, std::int64_t, std::less<>>& values);
    const std::string& text() const { return m_text; }

private:
    void family(std::string_view name, std::string_view help, std::string_view type);
    std::string m_text;
};

/// Figures of the network room; counters since the start of the process.
///
/// Thread   the I/O thread.
class Metrics {
public:
    void refuse(std::string_view reason);
    void answered(int status);

    std::int64_t connectionsOpened = 0;
    std::int64_t connectionsOpen = 0;
    std::int64_t socketsOpened = 0;
    std::int64_t socketsOpen = 0;
    std::int64_t framesIn = 0;
    std::int64_t framesOut = 0;
    std::int64_t bytesOut = 0;
    std::int64_t queueBytesMax = 0; ///< the longest queue of one socket so far
    std::int64_t slowReadersClosed = 0;

    /// Others' figures, asked when /metrics is read.
    std::vector<std::function<void(MetricsText&)>> sources;

    std::string render() const;

private:
    std::map<std::string, std::int64_t, std::less<>> m_refused;
    std::map<std::string, std::int64_t, std::less<>> m_answered;
};

} // namespace pult::http
