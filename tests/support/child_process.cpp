// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/child_process.hpp"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pult::support {

using namespace std::chrono_literals;

namespace {

/// A file without a name that holds `text`, read from its beginning.
int inputFile(const std::string& text) {
    char name[] = "/tmp/pult-input-XXXXXX";
    const int file = ::mkstemp(name);
    ::unlink(name);
    if (file < 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("can't write a temporary file");
    ::lseek(file, 0, SEEK_SET);
    return file;
}

std::vector<std::string> cleanEnvironment(const std::vector<std::string>& added) {
    std::vector<std::string> kept;
    for (char** entry = environ; *entry; ++entry)
        if (std::strncmp(*entry, "PULT_", 5) != 0)
            kept.emplace_back(*entry);
    kept.insert(kept.end(), added.begin(), added.end());
    return kept;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ChildProcess::ChildProcess(std::vector<std::string> command, std::string input, std::vector<std::string> environment) {
    int pipe[2];
    char errors[] = "/tmp/pult-errors-XXXXXX";
    const int errorFile = ::mkstemp(errors);
    if (::pipe2(pipe, O_CLOEXEC) != 0 || errorFile < 0)
        throw std::runtime_error("can't make a pipe");
    m_errorFile = errors;
    const int inputEnd = inputFile(input);
    auto variables = cleanEnvironment(environment);
    auto arguments = pointersTo(command);
    auto names = pointersTo(variables);
    m_id = ::fork();
    if (m_id == 0) {
        ::dup2(inputEnd, STDIN_FILENO);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::dup2(errorFile, STDERR_FILENO);
        ::execve(arguments.front(), arguments.data(), names.data());
        ::_exit(127);
    }
    ::close(inputEnd);
    ::close(errorFile);
    ::close(pipe[1]);
    m_output = pipe[0];
}

ChildProcess::~ChildProcess() {
    if (!m_status) {
        ::kill(m_id, SIGKILL);
        ::waitpid(m_id, nullptr, 0);
    }
    ::close(m_output);
    ::unlink(m_errorFile.c_str());
}

void ChildProcess::signal(int number) const {
    ::kill(m_id, number);
}

bool ChildProcess::readMore(std::chrono::milliseconds patience) {
    pollfd ready{m_output, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    char bytes[4096];
    const auto size = ::read(m_output, bytes, sizeof bytes);
    if (size <= 0)
        return false;
    m_text.append(bytes, static_cast<std::size_t>(size));
    return true;
}

std::optional<std::string> ChildProcess::readLine(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto end = m_text.find('\n', m_read);
        if (end != std::string::npos) {
            std::string line = m_text.substr(m_read, end - m_read);
            m_read = end + 1;
            return line;
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= 0ms || !readMore(left))
            return {};
    }
}

std::optional<int> ChildProcess::wait(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!m_status) {
        int status = 0;
        // A full pipe would keep the child from ending.
        readMore(10ms);
        if (::waitpid(m_id, &status, WNOHANG) == m_id)
            m_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() > deadline)
            return {};
        else
            std::this_thread::sleep_for(2ms);
    }
    while (readMore(0ms)) {
    }
    return m_status;
}

const std::string& ChildProcess::output() {
    while (readMore(0ms)) {
    }
    return m_text;
}

std::string ChildProcess::errors() {
    std::ostringstream text;
    text << std::ifstream(m_errorFile).rdbuf();
    return text.str();
}

} // namespace pult::support
