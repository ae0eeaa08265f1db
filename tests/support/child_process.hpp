// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace pult::support {

/// A program run beside the test; killed with its owner.
class ChildProcess {
public:
    /// The environment is ours without PULT_ variables, and `environment` ("NAME=value") added.
    ChildProcess(std::vector<std::string> command, std::string input = {}, std::vector<std::string> environment = {});
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t id() const { return m_id; }
    void signal(int number) const;
    /// The next line of standard output without its end; empty when it ended or nothing came in time.
    std::optional<std::string> readLine(std::chrono::milliseconds patience);
    /// Waits for the end; empty when it still runs after `patience`, 128 + signal when it was killed.
    std::optional<int> wait(std::chrono::milliseconds patience);
    /// All of standard output and standard error so far; whole once it has ended.
    const std::string& output();
    std::string errors();

private:
    bool readMore(std::chrono::milliseconds patience);

    pid_t m_id = -1;
    int m_output = -1;
    std::string m_text;
    std::size_t m_read = 0;
    std::string m_errorFile;
    std::optional<int> m_status;
};

} // namespace pult::support
