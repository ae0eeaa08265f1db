// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "tests/bench/load/client.hpp"
#include "tests/bench/load/operator.hpp"
#include "tests/bench/load/options.hpp"
#include "tests/bench/load/visitor.hpp"

namespace pult::bench {

/// One run of the load generator: its loop, its clients. Trouble of any client ends the program, since a figure
/// with errors in it is none.
class Run {
public:
    explicit Run(LoadOptions options);

    const LoadOptions options;
    boost::asio::io_context io{1};
    Target target;
    std::vector<std::shared_ptr<Visitor>> visitors;
    std::vector<std::shared_ptr<Operator>> operators;
    std::string token; ///< of the operators
    std::int64_t seq = 0;

    /// Lets visitors start, so many at a time (0: all at once), and returns when all are ready.
    void startVisitors(std::size_t atOnce);
    void addVisitors();
    /// Signs in the first operator, resumes the same session on the others; returns when all are ready.
    void startOperators();
    std::shared_ptr<Operator> addOperator();
    /// Runs the loop until `done`, at most so long.
    void until(const std::function<bool()>& done, double seconds, const char* what);
    void pause(double seconds);
    [[noreturn]] static void giveUp(std::string_view why);
};

} // namespace pult::bench
