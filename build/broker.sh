# shellcheck shell=bash
# A RabbitMQ of our own, beside whatever else runs on the machine: its own node, ports, accounts and folder, on 127.0.0.1 only,
# stopped by the process ids that were started here. Sourced after setup.sh; the caller keeps the array STARTED.

BROKER_PORT_FIRST=5673 # the first port tried; the next two free ones serve the Erlang node and its port mapper
BROKER_SECONDS_MAX=90
BROKER_AGENCIES="riverside-health hillside-school" # the sample authorities' agencies that have an account of their own

broker_password() { # folder, account; made once a folder
    local file=$1/password-$2
    [ -s "$file" ] || (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$file")
    cat "$file"
}

# The system may write to every agency's queue. An agency may touch what carries its own name, and nothing else.
write_broker_accounts() { # folder
    local agency users permissions
    users="{\"name\": \"$BROKER_USER\", \"password\": \"$BROKER_PASSWORD\", \"tags\": []}"
    permissions="{\"user\": \"$BROKER_USER\", \"vhost\": \"/\", \"configure\": \"^agency[.]\", \"write\": \"^agency[.]\", \"read\": \"^agency[.]\"}"
    for agency in $BROKER_AGENCIES; do
        users+=", {\"name\": \"$agency\", \"password\": \"$(broker_password "$1" "$agency")\", \"tags\": []}"
        permissions+=", {\"user\": \"$agency\", \"vhost\": \"/\", \"configure\": \"^agency[.]$agency[.]\", \"write\": \"^agency[.]$agency[.]\", \"read\": \"^agency[.]$agency[.]\"}"
    done
    (umask 077 && printf '{"vhosts": [{"name": "/"}], "users": [%s], "permissions": [%s]}\n' "$users" "$permissions" >"$1/accounts.json")
}

start_broker() { # folder; sets BROKER_PORT, BROKER_USER, BROKER_PASSWORD
    local folder=$1 bin node_port mapper_port mapper broker
    bin=$(rabbitmq_bin)
    mkdir -p "$folder/data" "$folder/log" "$folder/home"
    BROKER_PORT=$(free_port $BROKER_PORT_FIRST)
    node_port=$(free_port $((BROKER_PORT + 20000)))
    mapper_port=$(free_port $((node_port + 1)))
    BROKER_USER=cpw
    BROKER_PASSWORD=$(broker_password "$folder" $BROKER_USER)
    write_broker_accounts "$folder"
    cat >"$folder/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$BROKER_PORT
load_definitions = $folder/accounts.json
log.console = false
disk_free_limit.absolute = 50MB
CONF
    : >"$folder/environment.conf"
    : >"$folder/plugins"
    epmd -port "$mapper_port" -address 127.0.0.1 >"$folder/log/epmd.log" 2>&1 </dev/null &
    mapper=$!
    STARTED+=("$mapper")
    wait_until $BROKER_SECONDS_MAX $mapper port_is_open "$mapper_port" || fail $EXIT_FAILED "Erlang's port mapper did not start. Its log: $folder/log/epmd.log"
    # ALLOW_INPUT: the start script becomes the broker, so that the process id is the broker's. +Bi: Ctrl-C is for us to pass on, in order.
    env HOME="$folder/home" \
        ERL_EPMD_PORT="$mapper_port" ERL_EPMD_ADDRESS=127.0.0.1 \
        RABBITMQ_NODENAME="cpw-$BROKER_PORT@localhost" RABBITMQ_DIST_PORT="$node_port" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$BROKER_PORT" \
        RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE="$folder/environment.conf" RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins" \
        RABBITMQ_MNESIA_BASE="$folder/data" RABBITMQ_MNESIA_DIR="$folder/data/node" RABBITMQ_LOG_BASE="$folder/log" RABBITMQ_PID_FILE="$folder/pid" \
        RABBITMQ_GENERATED_CONFIG_DIR="$folder/home" RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+Bi -kernel inet_dist_use_interface {127,0,0,1}" \
        RABBITMQ_ALLOW_INPUT=true \
        "$bin/rabbitmq-server" -noinput >"$folder/log/start.log" 2>&1 </dev/null &
    broker=$!
    STARTED+=("$broker")
    if ! wait_until $BROKER_SECONDS_MAX $broker port_is_open "$BROKER_PORT"; then
        tail -10 "$folder/log/start.log" >&2
        fail $EXIT_FAILED "RabbitMQ did not start. Its logs: $folder/log"
    fi
    say "RabbitMQ on 127.0.0.1:$BROKER_PORT, data and logs in $folder"
}
