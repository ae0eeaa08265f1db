// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include <boost/asio/any_io_executor.hpp>

#include "server/gateways/messenger/http_call.hpp"

namespace pult::messenger {

/// Makes a call whose outcome nobody waits for.
void callAndForget(boost::asio::any_io_executor executor, HttpCaller& http, HttpCall call);

/// Read marks on their way to the customers: of several for one contact within a second only the last goes.
///
/// Thread   the I/O thread.
class ReadMarks {
public:
    using Tell = std::function<void(std::string externalId)>;

    explicit ReadMarks(boost::asio::any_io_executor executor);
    ~ReadMarks();
    void note(const std::string& contact, const std::string& externalId, Tell tell);

private:
    using Newest = std::unordered_map<std::string, std::string>;

    boost::asio::any_io_executor m_executor;
    std::shared_ptr<Newest> m_newest; ///< what waits in the loop sees by it that its owner is gone
};

} // namespace pult::messenger
