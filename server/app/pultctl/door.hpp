// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "server/app/config.hpp"
#include "shared/base/error.hpp"

namespace pult::app {

/// The way in: the running server's control socket, or the store itself when no server runs. Blocks.
class Door {
public:
    using Progress = std::function<void(double)>;

    virtual ~Door() = default;
    /// A method of the operator API or an `admin.` verb; `progress` is called on this thread.
    virtual Result<boost::json::value> call(const std::string& method, boost::json::object params,
                                            const Progress& progress) = 0;
    /// A server runs behind it.
    virtual bool isLive() const = 0;
};

enum class IfMissing { refuse, create };

/// Knocks at the server first; without one takes the data folder.
/// Errors   not_found     there is no store here, and none was to be made
///          conflict      another program has the folder and doesn't answer
[[nodiscard]] Result<std::unique_ptr<Door>> openDoor(const Config& config, IfMissing ifMissing);

/// Null when no server answers.
[[nodiscard]] std::unique_ptr<Door> openRemoteDoor(const std::string& dataFolder);
[[nodiscard]] Result<std::unique_ptr<Door>> openLocalDoor(const Config& config, IfMissing ifMissing);

} // namespace pult::app
