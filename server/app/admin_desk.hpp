// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "server/hub/api.hpp"

namespace pult::app {

/// What whoever runs the server may ask for: every method of the operator API with the owner's rights, audited as
/// `pultctl`, and a few verbs about the store: `admin.stats`, `admin.verify`, `admin.backup {path}`, `admin.version`.
///
/// Thread   the I/O thread.
class AdminDesk {
public:
    using Progress = std::function<void(double)>;

    AdminDesk(storage::Store& store, hub::Api& api) : m_store(store), m_api(api) {}

    /// The result as JSON text. `progress` hears shares from 0 to 1, on any thread.
    storage::Async<std::string> call(std::string method, boost::json::value params, Progress progress);

private:
    storage::Async<std::string> stats();
    storage::Async<std::string> verify(Progress progress);
    storage::Async<std::string> backup(boost::json::value params, Progress progress);

    storage::Store& m_store;
    hub::Api& m_api;
};

} // namespace pult::app
