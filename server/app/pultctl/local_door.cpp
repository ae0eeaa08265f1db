// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/json/parse.hpp>

#include "server/app/core.hpp"
#include "server/app/pultctl/door.hpp"

namespace pult::app {

namespace {

/// Awaits `operation` on this thread.
template <class T>
Result<T> await(boost::asio::io_context& io, storage::Async<T> operation) {
    std::optional<Result<T>> result;
    std::exception_ptr thrown;
    boost::asio::co_spawn(io, std::move(operation), [&](std::exception_ptr error, Result<T> value) {
        thrown = error;
        result.emplace(std::move(value));
    });
    io.restart();
    while (!result && io.run_one() > 0) {
    }
    if (thrown)
        std::rethrow_exception(thrown);
    return std::move(result.value());
}

class LocalDoor final : public Door {
public:
    static Result<std::unique_ptr<Door>> open(const Config& config) {
        auto door = std::make_unique<LocalDoor>();
        auto core = Core::open(config, door->m_io);
        if (!core)
            return core.error();
        door->m_core = std::move(*core);
        auto loaded = await(door->m_io, door->m_core->load());
        if (!loaded)
            return loaded.error();
        return door;
    }

    bool isLive() const override { return false; }

    Result<boost::json::value> call(const std::string& method, boost::json::object params,
                                    const Progress& progress) override {
        AdminDesk::Progress forward = [this, &progress](double share) {
            boost::asio::post(m_io, [&progress, share] { progress(share); });
        };
        auto answer = await(m_io, m_core->desk.call(method, boost::json::value(std::move(params)), std::move(forward)));
        // What the work still posted about its progress is told before `progress` goes.
        m_io.poll();
        if (!answer)
            return answer.error();
        boost::system::error_code bad;
        auto value = boost::json::parse(*answer, bad);
        if (bad)
            return fail(Errc::internal, "the answer can't be read");
        return value;
    }

private:
    boost::asio::io_context m_io;
    std::unique_ptr<Core> m_core;
};

} // namespace

Result<std::unique_ptr<Door>> openLocalDoor(const Config& config, IfMissing ifMissing) {
    if (ifMissing == IfMissing::refuse && !storeExists(config))
        return fail(Errc::not_found,
                    "there is no store in " + config.dataDir + " yet; make one with: pultctl init --login NAME");
    return LocalDoor::open(config);
}

} // namespace pult::app
